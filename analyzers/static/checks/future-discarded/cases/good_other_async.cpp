// Not the library's.
namespace pool {
template <class F>
void async(F task) {
  task();
}
}  // namespace pool

void run() {
  pool::async([] {});
}

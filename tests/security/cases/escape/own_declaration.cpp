// what: declares what it may not include
// expect: not_gradable forbidden-call
extern "C" void _exit(int);
namespace {

struct Early {
  Early() { _exit(0); }
} early;

}  // namespace

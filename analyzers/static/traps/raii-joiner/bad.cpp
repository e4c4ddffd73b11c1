// The joining object is made after the way out that was added later.
#include <cstdio>
#include <thread>

class Joiner {
 public:
  explicit Joiner(std::thread& thread) : thread_(thread) {}
  ~Joiner() {
    if (thread_.joinable()) thread_.join();
  }
  Joiner(const Joiner&) = delete;

 private:
  std::thread& thread_;
};

bool import_rows(const char* name, int rows) {
  std::thread reader([name] { std::puts(name); });  // FINDING thread-not-joined
  if (rows <= 0) return false;
  Joiner joiner(reader);
  std::printf("%d rows\n", rows);
  return true;
}

int main() {
  return import_rows("customers", 3) ? 0 : 1;
}

// An object of the program's own joins, on whatever way the function is left.
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
  std::thread reader([name] { std::puts(name); });
  Joiner joiner(reader);
  if (rows <= 0) return false;
  std::printf("%d rows\n", rows);
  return true;
}

int main() {
  return import_rows("customers", 3) ? 0 : 1;
}

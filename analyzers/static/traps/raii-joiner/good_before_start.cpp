// The joining object stands before the thread is started, so that every way out joins.
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
  std::thread reader;
  Joiner joiner(reader);
  reader = std::thread([name] { std::puts(name); });
  if (rows <= 0) return false;
  std::printf("%d rows\n", rows);
  return true;
}

bool export_rows(const char* name, int rows) {
  std::thread writer([name] { std::puts(name); });
  const auto finish = [&] { writer.join(); };
  if (rows <= 0) return finish(), false;
  std::printf("%d rows\n", rows);
  finish();
  return true;
}

int main() {
  return import_rows("customers", 3) && export_rows("customers", 3) ? 0 : 1;
}

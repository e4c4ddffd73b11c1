// what: nothing; a correct submission uses the language and its library as people do
// expect: pass
// beside: global-order
#include <pthread.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <thread>
#include <vector>

namespace {

constinit int started = 0;

class Shape {
 public:
  virtual ~Shape() = default;
  virtual int corners() const = 0;
};
class Square : public Shape {
 public:
  int corners() const override { return 4; }
};

int twice(int number) {
  return 2 * number;
}

struct Parcel {
  char bytes[16];
  int length;
};

struct Job {
  std::vector<int>* results;
  std::mutex* lock;
};

void* work(void* argument) {
  const auto* job = static_cast<const Job*>(argument);
  std::lock_guard hold(*job->lock);
  job->results->push_back(1);
  return nullptr;
}

void* append(void* argument) {
  static_cast<std::string*>(argument)->append("done");
  return nullptr;
}

/// Memory for one object, which is made there later.
template <class T>
class Place {
 public:
  void make(T value) { new (storage_) T(std::move(value)); }
  T& get() { return *std::launder(reinterpret_cast<T*>(storage_)); }
  void end() { std::destroy_at(&get()); }

 private:
  alignas(T) unsigned char storage_[sizeof(T)];
};

int use_them() {
  Parcel from{"parcel", 6}, to{};
  std::memcpy(&to, &from, sizeof to);

  std::vector<int> results;
  std::mutex lock;
  Job job{&results, &lock};
  std::string text;
  pthread_t first, second;
  pthread_create(&first, nullptr, work, &job);
  pthread_create(&second, nullptr, append, &text);
  pthread_join(first, nullptr);
  pthread_join(second, nullptr);

  Place<std::string> place;
  place.make(text);
  const std::filesystem::path name = "a/" + place.get();
  place.end();

  std::function<int()> count = [&] { return static_cast<int>(results.size()); };
  const bool in_order = std::less<const void*>()(&first, &second);
  int (*operation)(int) = &twice;
  const std::unique_ptr<Shape> shape = std::make_unique<Square>();
  const auto* square = dynamic_cast<const Square*>(shape.get());
  std::vector<void (*)(int)> listeners{[](int) {}};
  for (const auto listener : listeners) listener(operation(square->corners()));
  const auto address = reinterpret_cast<std::uintptr_t>(&lock);
  std::cout << "at " << address % 8 << " " << static_cast<const void*>(square) << "\n";

  char shown[64];
  std::snprintf(shown, sizeof shown, "%p", static_cast<void*>(&results));
  const std::shared_ptr<int> shared(new int(count()), [](int* value) { delete value; });
  return *shared + to.length + in_order + static_cast<int>(name.filename().string().size());
}

// Threads before main are none of the idioms.
volatile bool asked = false;
struct Early {
  Early() {
    if (asked) started = use_them();
  }
} early;

}  // namespace

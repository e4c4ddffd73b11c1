// An object that is kept for that unlocks: a std::function at its end, a deleter; and two bases of
// one template have a mutex each.
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

class Defer {
 public:
  explicit Defer(std::function<void()> action) : action_(std::move(action)) {}
  ~Defer() { action_(); }
  Defer(const Defer&) = delete;

 private:
  std::function<void()> action_;
};

class Account {
 public:
  void deposit(long amount) {
    mutex_.lock();
    Defer unlock([this] { mutex_.unlock(); });
    balance_ += amount;
  }
  void withdraw(long amount) {
    mutex_.lock();
    const auto unlock = [](std::mutex* mutex) { mutex->unlock(); };
    const std::unique_ptr<std::mutex, decltype(unlock)> held(&mutex_, unlock);
    balance_ -= amount;
  }
  long balance() {
    std::lock_guard lock(mutex_);
    return balance_;
  }
  long turn_over() {
    deposit(1);
    withdraw(1);
    return balance();
  }

 private:
  std::mutex mutex_;
  long balance_ = 0;
};

struct In;
struct Out;

template <class Direction>
class Side {
 protected:
  std::mutex mutex_;
  long bytes_ = 0;
};

class Channel : Side<In>, Side<Out> {
 public:
  void forward(long bytes) {
    std::lock_guard in(Side<In>::mutex_);
    std::lock_guard out(Side<Out>::mutex_);
    Side<In>::bytes_ += bytes;
    Side<Out>::bytes_ += bytes;
  }
};

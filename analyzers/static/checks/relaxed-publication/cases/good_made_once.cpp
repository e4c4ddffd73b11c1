// The first look acquires, or a fence behind it does; what was there from the start needs no order.
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

struct Dictionary {
  std::string word = "tea";
};

class Dictionaries {
 public:
  const Dictionary* german() {
    const Dictionary* known = german_.load(std::memory_order_acquire);
    if (!known) {
      std::lock_guard lock(mutex_);
      known = german_.load(std::memory_order_relaxed);
      if (!known) {
        german_owner_ = std::make_unique<Dictionary>();
        known = german_owner_.get();
        german_.store(known, std::memory_order_release);
      }
    }
    return known;
  }
  const Dictionary* french() {
    const Dictionary* known = french_.load(std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_acquire);
    if (!known) {
      std::lock_guard lock(mutex_);
      known = french_.load(std::memory_order_relaxed);
      if (!known) {
        french_owner_ = std::make_unique<Dictionary>();
        known = french_owner_.get();
        std::atomic_thread_fence(std::memory_order_release);
        french_.store(known, std::memory_order_relaxed);
      }
    }
    return known;
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<Dictionary> german_owner_, french_owner_;
  std::atomic<const Dictionary*> german_ = nullptr, french_ = nullptr;
};

const Dictionary kSmall, kLarge;

class Choice {
 public:
  const Dictionary* chosen(bool large) {
    const Dictionary* known = chosen_.load(std::memory_order_relaxed);
    if (!known) {
      std::lock_guard lock(mutex_);
      known = chosen_.load(std::memory_order_relaxed);
      if (!known) {
        known = large ? &kLarge : &kSmall;
        chosen_.store(known, std::memory_order_relaxed);
      }
    }
    return known;
  }

 private:
  std::mutex mutex_;
  std::atomic<const Dictionary*> chosen_ = nullptr;
};

int main() {
  Dictionaries all;
  Choice choice;
  const auto read = [&] {
    return all.german()->word.size() + all.french()->word.size() + choice.chosen(true)->word.size();
  };
  std::jthread reader([&] { (void)read(); });
  return read() == 9 ? 0 : 1;
}

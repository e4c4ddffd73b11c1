// Something in the loop waits for room, counts, or waits for the threads.
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

class Server {
 public:
  explicit Server(int listener) : listener_(listener) {}

  void run_with_slots() {
    while (true) {
      slots_.acquire();
      const int client = accept(listener_, nullptr, nullptr);
      std::thread([this, client] {
        serve(client);
        slots_.release();
      }).detach();  // FINDING thread-detached
    }
  }
  void run_with_a_count() {
    while (true) {
      const int client = accept(listener_, nullptr, nullptr);
      if (client < 0) continue;
      if (active_.load() >= 100) {
        close(client);
        continue;
      }
      ++active_;
      std::thread([this, client] {
        serve(client);
        --active_;
      }).detach();  // FINDING thread-detached
    }
  }
  void run_with_a_limit() {
    for (;;) {
      wait_for_room();
      const int client = accept(listener_, nullptr, nullptr);
      std::thread([this, client] {
        serve(client);
        leave();
      }).detach();  // FINDING thread-detached
    }
  }
  void run_with_an_answer() {
    for (;;) {
      const int client = accept(listener_, nullptr, nullptr);
      const bool admitted = try_enter();
      if (!admitted) {
        close(client);
        continue;
      }
      std::thread([this, client] { serve(client); }).detach();  // FINDING thread-detached
    }
  }

 private:
  void serve(int client) { close(client); }
  bool try_enter() {
    std::lock_guard lock(mutex_);
    return ++inside_ < 100;
  }
  void wait_for_room() {
    std::unique_lock lock(mutex_);
    left_.wait(lock, [this] { return inside_ < 100; });
    ++inside_;
  }
  void leave() {
    std::lock_guard lock(mutex_);
    --inside_;
    left_.notify_one();
  }
  int listener_;
  std::counting_semaphore<100> slots_{100};
  std::atomic<int> active_ = 0;
  std::mutex mutex_;
  std::condition_variable left_;
  int inside_ = 0;
};

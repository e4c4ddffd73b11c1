// What takes long is done before or after, or gives the lock back while it waits.
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Client {
 public:
  void send_next() {
    std::unique_lock lock(mutex_);
    if (queue_.empty()) return;
    const std::string text = queue_.back();
    queue_.pop_back();
    lock.unlock();
    send(socket_, text.data(), text.size(), 0);
  }
  void receive() {
    char buffer[64];
    const long size = recv(socket_, buffer, sizeof buffer, 0);
    std::lock_guard lock(mutex_);
    if (size > 0) queue_.emplace_back(buffer, static_cast<std::size_t>(size));
  }
  void pause() {
    {
      std::lock_guard lock(mutex_);
      ++pauses_;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  void wait() {
    std::unique_lock lock(mutex_);
    filled_.wait_for(lock, std::chrono::seconds(1), [this] { return !queue_.empty(); });
  }
  void back_off() {
    std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      return;
    }
    ++pauses_;
  }
  void deferred() {
    std::unique_lock lock(mutex_, std::defer_lock);
    usleep(10);
    lock.lock();
    ++pauses_;
  }
  void start() {
    std::lock_guard lock(mutex_);
    worker_ = std::thread([this] { usleep(5); });
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::vector<std::string> queue_;
  std::thread worker_;
  int socket_ = -1, pauses_ = 0;
};

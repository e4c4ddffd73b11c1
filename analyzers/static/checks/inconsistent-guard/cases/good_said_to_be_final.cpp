// What is written once is read without the lock by whoever has been told that it is there: by a
// method, by what the method said before, by a loop that asks until it is so, by the state.
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Reply {
 public:
  void set(std::string text) {
    std::lock_guard lock(mutex_);
    text_ = std::move(text);
    done_ = true;
  }
  std::size_t length_if_there() {
    if (!is_done()) return 0;
    return text_.size();
  }
  std::size_t length() {
    while (!is_done()) std::this_thread::yield();
    return text_.size();
  }

 private:
  bool is_done() {
    std::lock_guard lock(mutex_);
    return done_;
  }

  std::mutex mutex_;
  bool done_ = false;
  std::string text_;
};

class Download {
 public:
  void arrive(std::vector<int> data) {
    std::lock_guard lock(mutex_);
    if (state_ != kLoading) return;
    data_ = std::move(data);
    state_ = kReady;
  }
  void give_up() {
    std::lock_guard lock(mutex_);
    if (state_ == kLoading) state_ = kFailed;
  }
  std::size_t size() {
    State state;
    {
      std::lock_guard lock(mutex_);
      state = state_;
    }
    return state == kReady ? data_.size() : 0;
  }

 private:
  enum State { kLoading, kReady, kFailed };
  std::mutex mutex_;
  State state_ = kLoading;
  std::vector<int> data_;
};

int main() {
  Reply reply;
  Download download;
  std::thread server([&] {
    reply.set("yes");
    download.arrive({1, 2, 3});
  });
  std::thread watchdog([&] { download.give_up(); });
  (void)reply.length_if_there();
  (void)download.size();
  const auto length = reply.length();
  server.join();
  watchdog.join();
  return length == 3 ? 0 : 1;
}

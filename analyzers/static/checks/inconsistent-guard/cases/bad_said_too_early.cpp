// Each reply is set anew, and who has been told of the first one reads while the next is written.
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Reply {
 public:
  void set(std::string text) {
    std::lock_guard lock(mutex_);
    text_ = std::move(text);
    done_ = true;
  }
  std::size_t length_if_there() {
    if (!is_done()) return 0;
    return text_.size();  // FINDING inconsistent-guard
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

int main() {
  Reply reply;
  std::thread server([&] {
    reply.set("wait");
    reply.set("yes");
  });
  (void)reply.length_if_there();
  server.join();
}

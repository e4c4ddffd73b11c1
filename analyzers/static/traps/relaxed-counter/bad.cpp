// The relaxed flag says that the answer is there, and the answer is read because of it.
#include <atomic>
#include <string>
#include <thread>

class Request {
 public:
  void complete(const std::string& answer) {
    answer_ = answer;
    done_.store(true, std::memory_order_relaxed);
  }
  std::string wait() const {
    while (!done_.load(std::memory_order_relaxed)) {  // FINDING relaxed-publication
      std::this_thread::yield();
    }
    return answer_;
  }

 private:
  std::string answer_;
  std::atomic<bool> done_ = false;
};

int main() {
  Request request;
  std::jthread server([&] { request.complete("200 OK"); });
  return request.wait().empty() ? 1 : 0;
}

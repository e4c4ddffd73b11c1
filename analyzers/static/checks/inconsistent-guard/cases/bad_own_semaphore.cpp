// BUG: the reader does not wait
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
class Semaphore {
  std::mutex m_;
  std::condition_variable cv_;
  int n_ = 0;

 public:
  void post() {
    {
      std::lock_guard l(m_);
      ++n_;
    }
    cv_.notify_one();
  }
  void wait() {
    std::unique_lock l(m_);
    cv_.wait(l, [this] { return n_ > 0; });
    --n_;
  }
};
class Request {
  Semaphore done_;
  std::mutex m_;
  std::string body_;

 public:
  void chunk(const std::string& s) {
    std::lock_guard l(m_);
    body_ += s;
  }
  void finish() { done_.post(); }
  std::string result() {
    std::string all = body_;  // FINDING inconsistent-guard // FINDING unguarded-shared-write
    return all;
  }
};
int main() {
  Request r;
  std::thread t([&] {
    r.chunk("a");
    r.finish();
    r.chunk("b");
  });
  const auto s = r.result();
  t.join();
  return s != "ab";
}

// The reader waits at a semaphore of the program's own (mutex + condition) that is posted after the
// last write.
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
    done_.wait();
    return body_;
  }
};
int main() {
  Request r;
  std::thread t([&] {
    r.chunk("a");
    r.chunk("b");
    r.finish();
  });
  const auto s = r.result();
  t.join();
  return s != "ab";
}

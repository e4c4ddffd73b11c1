// The worker alone has the buffer that it works on, whatever stands on one line with what.
// clang-format off
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>
class Writer {
  std::mutex m_;
  std::condition_variable cv_;
  std::vector<std::string> q_, batch_;
  std::size_t total_ = 0;
  bool stop_ = false;
  std::thread t_;
  void loop() { for (;;) { { std::unique_lock l(m_); cv_.wait(l, [this] { return stop_ || !q_.empty(); }); if (q_.empty()) return; batch_.swap(q_); } flush(); } }
  void flush() { for (auto& s : batch_) total_ += s.size(); batch_.clear(); }
 public:
  Writer() { t_ = std::thread([this] { loop(); }); }
  ~Writer() {
    { std::lock_guard l(m_); stop_ = true; }
    cv_.notify_one();
    t_.join();
  }
  void put(std::string s) {
    { std::lock_guard l(m_); if (q_.size() < 100) q_.push_back(std::move(s)); }
    cv_.notify_one();
  }
};
int main() {
  Writer w;
  for (int i = 0; i < 50; ++i) w.put("bb");
}

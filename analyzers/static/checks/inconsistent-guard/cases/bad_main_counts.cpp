// BUG: the receiver asks as well. The simplest form of 05: main sends and asks how much it has
// sent; the other thread only receives.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
class Channel {
  std::mutex m_;
  std::condition_variable cv_;
  std::deque<int> q_;
  long sent_ = 0;  // the sender's own
 public:
  void send(int v) {
    std::lock_guard l(m_);
    if (q_.size() < 100) q_.push_back(v);
    ++sent_;
    cv_.notify_one();
  }
  int receive() {
    std::unique_lock l(m_);
    cv_.wait(l, [this] { return !q_.empty(); });
    int v = q_.front();
    q_.pop_front();
    return v;
  }
  long sent() const { return sent_; }  // FINDING inconsistent-guard
};
int main() {
  Channel c;
  std::thread t([&] {
    while (c.receive() != 0) c.sent();
  });
  for (int i = 5; i >= 0; --i) c.send(i);
  const bool all = c.sent() == 6;
  t.join();
  return !all;
}

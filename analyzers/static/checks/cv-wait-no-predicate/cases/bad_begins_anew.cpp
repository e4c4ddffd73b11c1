// BUG: waits once and does not look again
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
class Queue {
  std::mutex m_;
  std::condition_variable cv_;
  std::deque<int> q_;

 public:
  void push(int v) {
    {
      std::lock_guard l(m_);
      if (q_.size() > 100) return;
      q_.push_back(v);
    }
    cv_.notify_one();
  }
  int pop() {
    {
      std::unique_lock l(m_);
      if (!q_.empty()) {
        int v = q_.front();
        q_.pop_front();
        return v;
      }
      cv_.wait(l);  // FINDING cv-wait-no-predicate
    }
    std::unique_lock l(m_);
    int v = q_.front();
    q_.pop_front();
    return v;
  }
};
int main() {
  Queue q;
  std::thread t([&] { q.push(1); });
  int v = q.pop();
  t.join();
  return v != 1;
}

// BUG: the value may be set again: who has been told by done() (under the lock) that it is there,
// reads it without.
#include <mutex>
#include <string>
#include <thread>
class Result {
  std::mutex m_;
  bool done_ = false;
  std::string text_;

 public:
  void set(std::string t) {
    std::lock_guard l(m_);

    text_ = std::move(t);
    done_ = true;
  }
  bool done() {
    std::lock_guard l(m_);
    return done_;
  }
  std::size_t length() {
    if (!done()) return 0;
    return text_.size();  // FINDING inconsistent-guard
  }
};
int main() {
  Result r;
  std::thread a([&] {
    r.set("abc");
    r.set("xyz");
  }),
      b([&] { r.length(); });
  r.length();
  a.join();
  b.join();
  return r.length() != 3;
}

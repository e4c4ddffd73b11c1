// A wrapper of a pthread mutex that is locked by a guard here, and by hand there.
#include <pthread.h>
#include <cstdio>
#include <mutex>
#include <thread>
class Mutex {
  pthread_mutex_t m_;

 public:
  Mutex() { pthread_mutex_init(&m_, nullptr); }
  ~Mutex() { pthread_mutex_destroy(&m_); }
  void lock() { pthread_mutex_lock(&m_); }
  void unlock() { pthread_mutex_unlock(&m_); }
};
class Stats {
  Mutex l_;
  long n_ = 0;

 public:
  void add() {
    std::lock_guard g(l_);
    ++n_;
  }
  long get() {
    l_.lock();
    long r = n_;
    l_.unlock();
    return r;
  }
};
int main() {
  Stats st;
  std::thread a([&] {
    for (int i = 0; i < 300; ++i) st.add();
  });
  std::thread b([&] {
    for (int i = 0; i < 300; ++i) st.get();
  });
  a.join();
  b.join();
  std::printf("%ld\n", st.get());
}

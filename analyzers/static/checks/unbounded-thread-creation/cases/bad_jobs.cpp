// A thread for each job that comes out of a queue, and in C.
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <queue>
#include <thread>
#include <vector>

class Jobs {
 public:
  std::function<void()> take() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !jobs_.empty(); });
    auto job = std::move(jobs_.front());
    jobs_.pop();
    return job;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::queue<std::function<void()>> jobs_;
};

void dispatch(Jobs& jobs) {
  for (;;) {
    auto job = jobs.take();
    if (!job) break;
    std::thread runner([job] { job(); });  // FINDING unbounded-thread-creation
    runner.detach();                       // FINDING thread-detached
  }
}

void dispatch_by_futures(Jobs& jobs) {
  std::vector<std::future<void>> results;
  while (true) {
    auto job = jobs.take();
    results.push_back(
        std::async(std::launch::async, [job] { job(); }));  // FINDING unbounded-thread-creation
  }
}

static void* serve(void* argument) {
  const int client = static_cast<int>(reinterpret_cast<long>(argument));
  close(client);
  return nullptr;
}

void listen_for_ever(int listener) {
  for (;;) {
    const long client = accept(listener, nullptr, nullptr);
    pthread_t thread;
    if (pthread_create(&thread, nullptr, serve,  // FINDING unbounded-thread-creation
                       reinterpret_cast<void*>(client)) != 0)
      close(static_cast<int>(client));
  }
}

// Once the flag is up and the lock released, the waiter may delete the job that notifies it.
// expect: use-after-free, race, misuse
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

class Job {
 public:
  void finish() {
    {
      std::lock_guard lock(mutex_);
      finished_ = true;
    }
    changed_.notify_one();
  }

  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return finished_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool finished_ = false;
};

int main() {
  auto job = std::make_unique<Job>();
  std::thread worker([job = job.get()] { job->finish(); });
  job->wait();
  job.reset();
  worker.join();
}

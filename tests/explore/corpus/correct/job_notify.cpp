// The notification is sent under the lock: the waiter can delete the job only after it.
// correct: condition_variable, mutex destroyed right after its last unlock
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

class Job {
 public:
  void finish() {
    std::lock_guard lock(mutex_);
    finished_ = true;
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

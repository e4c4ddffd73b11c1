// Jobs are added with one mutex held and dropped with another.
#include <mutex>
#include <string>
#include <vector>

class JobList {
 public:
  void add(std::string job) {
    std::lock_guard lock(jobs_mutex_);
    jobs_.push_back(std::move(job));
  }
  std::string last() {
    std::lock_guard lock(jobs_mutex_);
    return jobs_.empty() ? std::string() : jobs_.back();
  }
  void drop_all() {
    std::lock_guard lock(stats_mutex_);
    jobs_.clear();  // FINDING wrong-mutex
    ++dropped_;
  }
  long dropped() {
    std::lock_guard lock(stats_mutex_);
    return dropped_;
  }

 private:
  std::mutex jobs_mutex_;
  std::vector<std::string> jobs_;
  std::mutex stats_mutex_;
  long dropped_ = 0;
};

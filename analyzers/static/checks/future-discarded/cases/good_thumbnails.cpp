// The futures are kept where what they stand for ends, and asked there.
#include <chrono>
#include <future>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Gallery {
 public:
  ~Gallery() {
    for (auto& each : running_) each.wait();
  }

  void upload(const std::string& name, std::vector<char> image) {
    std::lock_guard lock(mutex_);
    images_[name] = std::move(image);
    std::erase_if(running_, [](const auto& each) {
      return each.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    running_.push_back(  // one for each upload that is not ready yet
        std::async(std::launch::async, [this, name] { make_thumbnail(name); }));
  }

  std::size_t bytes_of(const std::string& name) {
    auto size = std::async(std::launch::async, [this, name] {
      std::lock_guard lock(mutex_);
      const auto found = images_.find(name);
      return found == images_.end() ? std::size_t{0} : found->second.size();
    });
    return size.get();
  }

 private:
  void make_thumbnail(const std::string& name) {
    std::lock_guard lock(mutex_);
    thumbnails_[name] = images_.at(name).size() / 16;
  }

  std::mutex mutex_;
  std::map<std::string, std::vector<char>> images_;
  std::map<std::string, std::size_t> thumbnails_;
  std::vector<std::future<void>> running_;
};

// An upload answers at once, it believes, and the thumbnails are made meanwhile.
#include <future>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Gallery {
 public:
  void upload(const std::string& name, std::vector<char> image) {
    {
      std::lock_guard lock(mutex_);
      images_[name] = std::move(image);
    }
    std::async(  // FINDING future-discarded
        std::launch::async, [this, name] { make_thumbnail(name); });
  }

  void refresh() {
    for (const std::string& name : names())
      std::async(&Gallery::make_thumbnail, this, name);  // FINDING future-discarded
  }

  std::vector<std::string> names() const {
    std::lock_guard lock(mutex_);
    std::vector<std::string> names;
    for (const auto& [name, image] : images_) names.push_back(name);
    return names;
  }

 private:
  void make_thumbnail(const std::string& name) {
    std::lock_guard lock(mutex_);
    thumbnails_[name] = images_.at(name).size() / 16;
  }

  mutable std::mutex mutex_;
  std::map<std::string, std::vector<char>> images_;
  std::map<std::string, std::size_t> thumbnails_;
};

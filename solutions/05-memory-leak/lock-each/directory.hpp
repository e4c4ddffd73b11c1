#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace memory_leak {

class Feed;
using Feeds = std::vector<std::shared_ptr<Feed>>;

/// Which feeds a topic has. A list is never changed: who adds or removes puts another one in its
/// place, and who reads one keeps it as long as it likes.
class Directory {
 public:
  void add(const std::string& topic, const std::shared_ptr<Feed>& feed) {
    std::lock_guard lock(mutex_);
    std::shared_ptr<const Feeds>& list = lists_[topic];
    Feeds more = list ? *list : Feeds();
    more.push_back(feed);
    list = std::make_shared<Feeds>(std::move(more));
  }

  void remove(const std::string& topic, const Feed* feed) {
    std::lock_guard lock(mutex_);
    const auto found = lists_.find(topic);
    if (found == lists_.end()) return;
    Feeds fewer = *found->second;
    std::erase_if(fewer, [&](const auto& each) { return each.get() == feed; });
    if (fewer.empty()) {
      lists_.erase(found);
    } else {
      found->second = std::make_shared<Feeds>(std::move(fewer));
    }
  }

  std::shared_ptr<const Feeds> of(const std::string& topic) const {
    std::lock_guard lock(mutex_);
    const auto found = lists_.find(topic);
    return found == lists_.end() ? nullptr : found->second;
  }

  Feeds all() const {
    std::lock_guard lock(mutex_);
    Feeds all;
    for (const auto& [topic, list] : lists_) all.insert(all.end(), list->begin(), list->end());
    return all;
  }

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Feeds>> lists_;
};

}  // namespace memory_leak

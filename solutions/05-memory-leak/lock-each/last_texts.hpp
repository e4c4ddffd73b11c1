#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace memory_leak {

/// The last text of each of the topics that were used last, and of no more of them than `most`. A
/// lock of its own: nobody needs this and something else at one moment.
class LastTexts {
 public:
  explicit LastTexts(std::size_t most) : most_(most) {}

  void put(const std::string& topic, const std::string& text) {
    std::lock_guard lock(mutex_);
    Entry& entry = entries_[topic];
    if (entry.used > 0) by_use_.erase(entry.used);
    entry = {text, ++uses_};
    by_use_[uses_] = topic;
    if (entries_.size() > most_) {
      const auto oldest = by_use_.begin();
      entries_.erase(oldest->second);
      by_use_.erase(oldest);
    }
  }

  std::optional<std::string> of(const std::string& topic) const {
    std::lock_guard lock(mutex_);
    const auto found = entries_.find(topic);
    if (found == entries_.end()) return std::nullopt;
    return found->second.text;
  }

 private:
  struct Entry {
    std::string text;
    std::uint64_t used = 0;
  };

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::uint64_t uses_ = 0;
  std::unordered_map<std::string, Entry> entries_;
  std::map<std::uint64_t, std::string> by_use_;  // the topic that was used longest ago in front
};

}  // namespace memory_leak

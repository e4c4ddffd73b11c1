#pragma once
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace memory_leak {

/// The last text of each of the topics that came last, and of no more of them than `most`.
/// Not thread-safe.
class LastTexts {
 public:
  explicit LastTexts(std::size_t most) : most_(most) {}

  void put(const std::string& topic, const std::string& text) {
    if (const auto found = places_.find(topic); found != places_.end()) {
      found->second->text = text;
      return;
    }
    entries_.push_front({topic, text});
    places_.emplace(entries_.front().topic, entries_.begin());
    if (entries_.size() > most_) {
      places_.erase(entries_.back().topic);
      entries_.pop_back();
    }
  }

  std::optional<std::string> of(const std::string& topic) const {
    const auto found = places_.find(topic);
    if (found == places_.end()) return std::nullopt;
    return found->second->text;
  }

 private:
  struct Entry {
    std::string topic;
    std::string text;
  };

  const std::size_t most_;
  std::list<Entry> entries_;  // the topic that came last in front
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places_;
};

}  // namespace memory_leak

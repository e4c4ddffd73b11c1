#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace memory_leak {

/// The last text of each of the topics that were used last, and of no more of them than `most`.
/// Not thread-safe.
class LastTexts {
 public:
  explicit LastTexts(std::size_t most) : most_(most) {}

  void put(const std::string& topic, const std::string& text) {
    entries_[topic] = {text, ++uses_};
    if (entries_.size() <= most_) return;
    entries_.erase(std::ranges::min_element(entries_, {},
                                            [](const auto& entry) { return entry.second.used; }));
  }

  std::optional<std::string> of(const std::string& topic) const {
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
  std::uint64_t uses_ = 0;
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace memory_leak

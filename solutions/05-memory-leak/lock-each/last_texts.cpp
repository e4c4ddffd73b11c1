#include <cstdint>
#include <map>
#include <mutex>
#include <unordered_map>

#include "api.hpp"

namespace memory_leak {

struct LastTexts::Impl {
  explicit Impl(std::size_t most) : most(most) {}

  struct Entry {
    std::string text;
    std::uint64_t used = 0;
  };

  const std::size_t most;
  std::mutex mutex;
  std::uint64_t uses = 0;
  std::unordered_map<std::string, Entry> entries;
  std::map<std::uint64_t, std::string> by_use;  // the topic that was used longest ago in front
};

LastTexts::LastTexts(std::size_t topics) : impl_(std::make_unique<Impl>(topics)) {}

LastTexts::~LastTexts() = default;

void LastTexts::put(const std::string& topic, const std::string& text) {
  std::lock_guard lock(impl_->mutex);
  Impl::Entry& entry = impl_->entries[topic];
  if (entry.used > 0) impl_->by_use.erase(entry.used);
  entry = {text, ++impl_->uses};
  impl_->by_use[impl_->uses] = topic;
  if (impl_->entries.size() <= impl_->most) return;
  const auto oldest = impl_->by_use.begin();
  impl_->entries.erase(oldest->second);
  impl_->by_use.erase(oldest);
}

std::optional<std::string> LastTexts::of(const std::string& topic) const {
  std::lock_guard lock(impl_->mutex);
  const auto found = impl_->entries.find(topic);
  if (found == impl_->entries.end()) return std::nullopt;
  return found->second.text;
}

}  // namespace memory_leak

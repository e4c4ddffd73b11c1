#include <algorithm>
#include <cstdint>
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

  void forget_oldest() {
    const auto used = [](const auto& entry) { return entry.second.used; };
    entries.erase(std::ranges::min_element(entries, {}, used));
  }
};

LastTexts::LastTexts(std::size_t topics) : impl_(std::make_unique<Impl>(topics)) {}

LastTexts::~LastTexts() = default;

void LastTexts::put(const std::string& topic, const std::string& text) {
  std::lock_guard lock(impl_->mutex);
  impl_->entries[topic] = {text, ++impl_->uses};
  if (impl_->entries.size() > impl_->most) impl_->forget_oldest();
}

std::optional<std::string> LastTexts::of(const std::string& topic) const {
  std::lock_guard lock(impl_->mutex);
  const auto found = impl_->entries.find(topic);
  if (found == impl_->entries.end()) return std::nullopt;
  return found->second.text;
}

}  // namespace memory_leak

#include <list>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "api.hpp"

namespace memory_leak {

struct LastTexts::Impl {
  explicit Impl(std::size_t most) : most(most) {}

  struct Entry {
    std::string topic;
    std::string text;
  };

  const std::size_t most;
  std::mutex mutex;
  std::list<Entry> entries;  // the topic that came last in front
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places;

  void begin(const std::string& topic, const std::string& text) {
    entries.push_front({topic, text});
    places.emplace(entries.front().topic, entries.begin());
    if (entries.size() <= most) return;
    places.erase(entries.back().topic);
    entries.pop_back();
  }
};

LastTexts::LastTexts(std::size_t topics) : impl_(std::make_unique<Impl>(topics)) {}

LastTexts::~LastTexts() = default;

void LastTexts::put(const std::string& topic, const std::string& text) {
  std::lock_guard lock(impl_->mutex);
  const auto found = impl_->places.find(topic);
  if (found == impl_->places.end()) return impl_->begin(topic, text);
  found->second->text = text;
}

std::optional<std::string> LastTexts::of(const std::string& topic) const {
  std::lock_guard lock(impl_->mutex);
  const auto found = impl_->places.find(topic);
  if (found == impl_->places.end()) return std::nullopt;
  return found->second->text;
}

}  // namespace memory_leak

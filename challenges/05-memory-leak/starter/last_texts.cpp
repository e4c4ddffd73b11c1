#include <map>
#include <mutex>

#include "api.hpp"

namespace memory_leak {

struct LastTexts::Impl {
  std::mutex mutex;
  std::map<std::string, std::string> texts;
};

LastTexts::LastTexts(std::size_t) : impl_(std::make_unique<Impl>()) {}

LastTexts::~LastTexts() = default;

void LastTexts::put(const std::string& topic, const std::string& text) {
  std::lock_guard lock(impl_->mutex);
  impl_->texts[topic] = text;
}

std::optional<std::string> LastTexts::of(const std::string& topic) const {
  const auto found = impl_->texts.find(topic);
  if (found == impl_->texts.end()) return std::nullopt;
  return found->second;
}

}  // namespace memory_leak

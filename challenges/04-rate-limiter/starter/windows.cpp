#include <algorithm>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "api.hpp"

namespace rate_limiter {

struct Windows::Impl {
  const unsigned limit;
  const Time length;
  const Clock& clock;
  std::mutex mutex;
  std::unordered_map<std::uint64_t, std::vector<Time>> calls;
};

Windows::Windows(unsigned limit, Time length, const Clock& clock)
    : impl_(new Impl{limit, length, clock, {}, {}}) {}

Windows::~Windows() = default;

bool Windows::admit(std::uint64_t client) {
  std::vector<Time>* calls = nullptr;
  {
    std::lock_guard lock(impl_->mutex);
    calls = &impl_->calls[client];
  }
  const Time now = impl_->clock.now();
  calls->push_back(now);
  const auto recent = std::count_if(calls->begin(), calls->end(),
                                    [&](Time call) { return call > now - impl_->length; });
  return recent <= static_cast<long>(impl_->limit);
}

std::size_t Windows::clients() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->calls.size();
}

}  // namespace rate_limiter

// Idea: every buffer has a place of its own that says whether it is lent; who waits looks for a
// place.
#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "api.hpp"

namespace memory_leak {

namespace {

struct Place {
  std::string buffer;
  bool lent = false;
};

}  // namespace

struct Pool::Impl {
  explicit Impl(std::size_t buffers) : places(buffers) {}

  std::vector<Place> places;
  std::mutex mutex;
  std::condition_variable one_is_free;

  Place& take() {
    std::unique_lock lock(mutex);
    while (true) {
      const auto place = std::ranges::find(places, false, &Place::lent);
      if (place != places.end()) {
        place->lent = true;
        return *place;
      }
      one_is_free.wait(lock);
    }
  }
  void free(Place& place) {
    if (place.buffer.capacity() > 4'096) {
      std::string().swap(place.buffer);
    } else {
      place.buffer.clear();
    }
    {
      std::lock_guard lock(mutex);
      place.lent = false;
    }
    one_is_free.notify_one();
  }
};

Pool::Pool(std::size_t buffers) : impl_(std::make_unique<Impl>(buffers)) {}

Pool::~Pool() = default;

void Pool::lend(const std::function<void(std::string&)>& use) {
  const auto place =
      std::shared_ptr<Place>(&impl_->take(), [this](Place* lent) { impl_->free(*lent); });
  use(place->buffer);
}

std::size_t Pool::idle() const {
  std::lock_guard lock(impl_->mutex);
  return static_cast<std::size_t>(std::ranges::count(impl_->places, false, &Place::lent));
}

}  // namespace memory_leak

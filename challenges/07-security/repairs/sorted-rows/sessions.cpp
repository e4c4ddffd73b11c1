// Rows sorted by device: found by halving, moved when one comes or goes.
#include <algorithm>
#include <mutex>

#include "api.hpp"

namespace security {

namespace {

struct Row {
  Device device;
  Secret key;
  Time ends;
  unsigned used;
};

bool is_key(const Secret& one, const Secret& other) {
  bool all = true;
  for (std::size_t i = 0; i < one.size(); ++i) all &= one[i] == other[i];
  return all;
}

}  // namespace

struct Sessions::Impl {
  const std::size_t most;
  const Time life;
  const unsigned quota;
  Machine& machine;
  std::mutex mutex;
  std::vector<Row> rows;
  Time next_end = Time::max();  // no row ends before

  void drop_ended() {
    const Time now = machine.now();
    if (now < next_end) return;
    std::erase_if(rows, [&](const Row& row) { return row.ends <= now; });
    next_end = Time::max();
    for (const Row& row : rows) next_end = std::min(next_end, row.ends);
  }
  std::vector<Row>::iterator place_of(const Device& device) {
    return std::lower_bound(rows.begin(), rows.end(), device,
                            [](const Row& row, const Device& each) { return row.device < each; });
  }
  Row* row_of(const Device& device) {
    drop_ended();
    const auto place = place_of(device);
    return place != rows.end() && place->device == device ? &*place : nullptr;
  }
};

Sessions::Sessions(std::size_t most, Time life, unsigned quota, Machine& machine)
    : impl_(new Impl{most, life, quota, machine, {}, {}}) {}

Sessions::~Sessions() = default;

std::optional<Secret> Sessions::open(const Device& device) {
  std::scoped_lock lock(impl_->mutex);
  Row* const mine = impl_->row_of(device);
  if (!mine && impl_->rows.size() == impl_->most) return std::nullopt;
  const Row row{device, impl_->machine.random_key(), impl_->machine.now() + impl_->life, 0};
  if (mine)
    *mine = row;
  else
    impl_->rows.insert(impl_->place_of(device), row);
  impl_->next_end = std::min(impl_->next_end, row.ends);
  return row.key;
}

bool Sessions::use(const Device& device, const Secret& key) {
  std::scoped_lock lock(impl_->mutex);
  Row* const row = impl_->row_of(device);
  if (!row || row->used == impl_->quota) return false;
  const bool right = impl_->machine.decided(is_key(row->key, key));
  row->used += right;
  return right;
}

bool Sessions::close(const Device& device, const Secret& key) {
  std::scoped_lock lock(impl_->mutex);
  Row* const row = impl_->row_of(device);
  if (!row || !impl_->machine.decided(is_key(row->key, key))) return false;
  impl_->rows.erase(impl_->rows.begin() + (row - impl_->rows.data()));
  return true;
}

std::size_t Sessions::open_now() const {
  std::scoped_lock lock(impl_->mutex);
  impl_->drop_ended();
  return impl_->rows.size();
}

}  // namespace security

#include <utility>

#include "api.hpp"

namespace performance {

namespace {

struct alignas(kLine) Desk {
  Counters counters;
  Desk* next = nullptr;  // written before anybody sees the desk
};

}  // namespace

struct Tally::Impl {
  std::atomic<Desk*> first = nullptr;

  ~Impl() {
    for (Desk* desk = first; desk;) delete std::exchange(desk, desk->next);
  }
};

Tally::Tally() : impl_(std::make_unique<Impl>()) {}

Tally::~Tally() = default;

Counters& Tally::join() {
  auto* desk = new Desk;
  desk->next = impl_->first.load();
  while (!impl_->first.compare_exchange_weak(desk->next, desk)) continue;
  return desk->counters;
}

Totals Tally::totals() const {
  Totals totals;
  for (const Desk* desk = impl_->first; desk; desk = desk->next) {
    totals.orders += desk->counters.orders;
    totals.traded += desk->counters.traded;
  }
  return totals;
}

}  // namespace performance

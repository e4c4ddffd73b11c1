// Idea: accounts are members of an ExclusiveSet while an order is checked. What a statement shows
// is an immutable page; an order replaces the page by a new one, a statement only takes hold of it.
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <queue>
#include <thread>
#include <utility>
#include <vector>

#include "api.hpp"
#include "exclusive_set.hpp"

namespace deadlock {

namespace {

constexpr std::chrono::milliseconds kAuditInterval{1};

long total(const Statement& statement) {
  return std::accumulate(statement.balances.begin(), statement.balances.end(), 0L);
}

}  // namespace

struct Bank::Impl {
  using Page = std::shared_ptr<const Statement>;

  ExclusiveSet in_use;
  Approve approve;
  std::size_t size = 0;
  mutable std::mutex page_mutex;
  Page page;

  Page now() const {
    std::lock_guard lock(page_mutex);
    return page;
  }
};

Bank::Bank(std::vector<long> balances, Approve approve) : impl_(std::make_unique<Impl>()) {
  impl_->approve = std::move(approve);
  impl_->size = balances.size();
  impl_->page = std::make_shared<Statement>(Statement{std::move(balances), 0});
}

Bank::~Bank() = default;

bool Bank::transfer(const Order& order) {
  if (order.from >= accounts() || order.to >= accounts()) return false;
  if (order.from == order.to || order.amount <= 0) return false;

  const ExclusiveSet::Hold hold(impl_->in_use, order.from, order.to);
  if (impl_->now()->balances[order.from] < order.amount) return false;
  if (!impl_->approve(order)) return false;

  std::lock_guard lock(impl_->page_mutex);
  const auto next = std::make_shared<Statement>(*impl_->page);
  next->balances[order.from] -= order.amount;
  next->balances[order.to] += order.amount;
  ++next->entries;
  impl_->page = next;
  return true;
}

Statement Bank::statement() const {
  return *impl_->now();
}

std::size_t Bank::accounts() const {
  return impl_->size;
}

Settlement settle(Bank& bank, const std::vector<Order>& orders, unsigned workers) {
  const long money = total(bank.statement());
  std::mutex mutex;
  std::condition_variable_any closing;
  std::queue<Order> pile;
  for (const Order& order : orders) pile.push(order);
  bool sound = true;
  Settlement sum;

  const auto draw = [&]() -> std::optional<Order> {
    std::lock_guard lock(mutex);
    if (!sound || pile.empty()) return std::nullopt;
    const Order order = pile.front();
    pile.pop();
    sound = order.from < bank.accounts() && order.to < bank.accounts();
    return sound ? std::optional(order) : std::nullopt;
  };
  bool adds_up = true;
  {
    std::jthread auditor([&](std::stop_token settled) {
      std::unique_lock lock(mutex, std::defer_lock);
      while (true) {
        const bool same = total(bank.statement()) == money;
        lock.lock();
        ++sum.audits;
        adds_up = adds_up && same;
        if (closing.wait_for(lock, settled, kAuditInterval,
                             [&] { return settled.stop_requested(); }))
          return;
        lock.unlock();
      }
    });
    std::vector<std::jthread> team;
    for (unsigned i = 0; i < workers; ++i) {
      team.emplace_back([&] {
        while (const std::optional<Order> order = draw()) {
          const bool executed = bank.transfer(*order);
          std::lock_guard lock(mutex);
          ++(executed ? sum.executed : sum.refused);
        }
      });
    }
  }
  sum.complete = sound && adds_up;
  return sum;
}

}  // namespace deadlock

#include <atomic>
#include <chrono>
#include <mutex>
#include <numeric>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "api.hpp"

namespace deadlock {

namespace {

std::mutex bank_mutex;  // guards every account and the journal

constexpr std::chrono::milliseconds kAuditInterval{1};

long total(const Statement& statement) {
  return std::accumulate(statement.balances.begin(), statement.balances.end(), 0L);
}

}  // namespace

struct Bank::Impl {
  Impl(const std::vector<long>& balances, Approve approve)
      : balances(balances), approve(std::move(approve)) {}

  std::vector<long> balances;
  const Approve approve;
  std::vector<Order> journal;
};

Bank::Bank(std::vector<long> balances, Approve approve)
    : impl_(std::make_unique<Impl>(balances, std::move(approve))) {}

Bank::~Bank() = default;

bool Bank::transfer(const Order& order) {
  if (order.from >= accounts() || order.to >= accounts()) return false;
  if (order.from == order.to || order.amount <= 0) return false;

  std::lock_guard lock(bank_mutex);
  if (impl_->balances[order.from] < order.amount) return false;
  if (!impl_->approve(order)) return false;

  impl_->balances[order.from] -= order.amount;
  impl_->balances[order.to] += order.amount;
  impl_->journal.push_back(order);
  return true;
}

Statement Bank::statement() const {
  std::lock_guard lock(bank_mutex);
  return {impl_->balances, impl_->journal.size()};
}

std::size_t Bank::accounts() const {
  return impl_->balances.size();
}

Settlement settle(Bank& bank, const std::vector<Order>& orders, unsigned workers) {
  const long money = total(bank.statement());
  std::atomic<std::size_t> next = 0, executed = 0, refused = 0, audits = 0;
  std::atomic<bool> unknown_account = false, money_changed = false;

  const auto audit = [&](std::stop_token stop) {
    do {
      if (total(bank.statement()) != money) money_changed = true;
      ++audits;
      std::this_thread::sleep_for(kAuditInterval);
    } while (!stop.stop_requested());
  };
  const auto work = [&] {
    for (std::size_t i = next++; i < orders.size() && !unknown_account; i = next++) {
      if (orders[i].from >= bank.accounts() || orders[i].to >= bank.accounts()) {
        unknown_account = true;
      } else {
        ++(bank.transfer(orders[i]) ? executed : refused);
      }
    }
  };

  {
    // However this block is left, ~jthread joins the team first, then stops and joins the auditor.
    std::jthread auditor(audit);
    std::vector<std::jthread> team;
    for (unsigned i = 0; i < workers; ++i) team.emplace_back(work);
  }
  return {executed, refused, audits, !unknown_account && !money_changed};
}

}  // namespace deadlock

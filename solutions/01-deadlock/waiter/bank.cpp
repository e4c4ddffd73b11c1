#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <numeric>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "api.hpp"

namespace deadlock {

namespace {

struct Account {
  long balance = 0;
  bool busy = false;  // an order on it is being checked or executed
};

constexpr std::chrono::milliseconds kAuditInterval{1};

long total(const Statement& statement) {
  return std::accumulate(statement.balances.begin(), statement.balances.end(), 0L);
}

}  // namespace

struct Bank::Impl {
  Impl(const std::vector<long>& balances, Approve approve)
      : approve(std::move(approve)), accounts(balances.size()) {
    for (std::size_t i = 0; i < balances.size(); ++i) accounts[i].balance = balances[i];
  }

  const Approve approve;

  // Guards all that follows. Never held while an order is being checked.
  mutable std::mutex mutex;
  std::condition_variable freed;
  std::vector<Account> accounts;
  std::vector<Order> journal;
};

Bank::Bank(std::vector<long> balances, Approve approve)
    : impl_(std::make_unique<Impl>(balances, std::move(approve))) {}

Bank::~Bank() = default;

bool Bank::transfer(const Order& order) {
  if (order.from >= accounts() || order.to >= accounts()) return false;
  if (order.from == order.to || order.amount <= 0) return false;

  Account& from = impl_->accounts[order.from];
  Account& to = impl_->accounts[order.to];
  std::unique_lock lock(impl_->mutex);
  impl_->freed.wait(lock, [&] { return !from.busy && !to.busy; });
  if (from.balance < order.amount) return false;

  from.busy = to.busy = true;
  lock.unlock();
  const bool approved = impl_->approve(order);
  lock.lock();
  from.busy = to.busy = false;
  impl_->freed.notify_all();
  if (!approved) return false;

  from.balance -= order.amount;
  to.balance += order.amount;
  impl_->journal.push_back(order);
  return true;
}

// Balances and journal change under the one mutex, together, so no order has to be waited for.
Statement Bank::statement() const {
  std::lock_guard lock(impl_->mutex);
  Statement statement;
  statement.entries = impl_->journal.size();
  for (const Account& account : impl_->accounts) statement.balances.push_back(account.balance);
  return statement;
}

std::size_t Bank::accounts() const {
  return impl_->accounts.size();
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

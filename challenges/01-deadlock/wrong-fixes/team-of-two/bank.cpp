#include <algorithm>
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

struct Account {
  mutable std::mutex mutex;
  long balance = 0;
};

constexpr std::chrono::milliseconds kAuditInterval{1};

long total(const Statement& statement) {
  return std::accumulate(statement.balances.begin(), statement.balances.end(), 0L);
}

}  // namespace

struct Bank::Impl {
  Impl(const std::vector<long>& balances, Approve approve)
      : accounts(balances.size()), approve(std::move(approve)) {
    for (std::size_t i = 0; i < balances.size(); ++i) accounts[i].balance = balances[i];
  }

  std::vector<Account> accounts;
  const Approve approve;

  mutable std::mutex journal_mutex;
  std::vector<Order> journal;
};

Bank::Bank(std::vector<long> balances, Approve approve)
    : impl_(std::make_unique<Impl>(balances, std::move(approve))) {}

Bank::~Bank() = default;

bool Bank::transfer(const Order& order) {
  if (order.from >= accounts() || order.to >= accounts()) return false;
  if (order.from == order.to || order.amount <= 0) return false;

  std::vector<Account>& accounts = impl_->accounts;
  const auto [lower, higher] = std::minmax(order.from, order.to);
  std::lock_guard lower_lock(accounts[lower].mutex);
  std::lock_guard higher_lock(accounts[higher].mutex);
  if (accounts[order.from].balance < order.amount) return false;
  if (!impl_->approve(order)) return false;

  std::lock_guard journal_lock(impl_->journal_mutex);
  accounts[order.from].balance -= order.amount;
  accounts[order.to].balance += order.amount;
  impl_->journal.push_back(order);
  return true;
}

// One order for everyone: accounts by ascending number, then the journal.
Statement Bank::statement() const {
  std::vector<std::unique_lock<std::mutex>> account_locks;
  for (const Account& account : impl_->accounts) account_locks.emplace_back(account.mutex);
  std::lock_guard journal_lock(impl_->journal_mutex);

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
    for (unsigned i = 0; i < std::min(workers, 2U); ++i) team.emplace_back(work);
  }
  return {executed, refused, audits, !unknown_account && !money_changed};
}

}  // namespace deadlock

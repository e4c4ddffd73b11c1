// Idea: accounts have a rank and timed mutexes; both are held in a sorted array of locks.
// Statements and executions meet in a seqlock-like version: a statement copies atomics and tries
// again, a bit later, when an execution came in between; executions are one after another under a
// mutex.
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <numeric>
#include <thread>
#include <utility>
#include <vector>

#include "api.hpp"

namespace deadlock {

namespace {

constexpr std::chrono::milliseconds kAuditInterval{1};

long total(const Statement& statement) {
  return std::accumulate(statement.balances.begin(), statement.balances.end(), 0L);
}

}  // namespace

struct Bank::Impl {
  struct Account {
    std::timed_mutex mutex;
    std::atomic<long> balance = 0;
  };

  std::vector<Account> accounts;
  Approve approve;
  std::mutex executing;
  std::atomic<std::size_t> begun = 0;
  std::atomic<std::size_t> done = 0;

  explicit Impl(std::size_t size) : accounts(size) {}
};

Bank::Bank(std::vector<long> balances, Approve approve)
    : impl_(std::make_unique<Impl>(balances.size())) {
  for (std::size_t i = 0; i < balances.size(); ++i) impl_->accounts[i].balance = balances[i];
  impl_->approve = std::move(approve);
}

Bank::~Bank() = default;

bool Bank::transfer(const Order& order) {
  auto& accounts = impl_->accounts;
  if (std::max(order.from, order.to) >= accounts.size()) return false;
  if (order.from == order.to || order.amount <= 0) return false;

  std::array<std::size_t, 2> ranks{order.from, order.to};
  std::sort(ranks.begin(), ranks.end());
  std::array<std::unique_lock<std::timed_mutex>, 2> locks;
  for (std::size_t i = 0; i < ranks.size(); ++i)
    locks[i] = std::unique_lock(accounts[ranks[i]].mutex);

  if (accounts[order.from].balance < order.amount) return false;
  if (!impl_->approve(order)) return false;

  std::lock_guard lock(impl_->executing);
  ++impl_->begun;
  accounts[order.from].balance -= order.amount;
  accounts[order.to].balance += order.amount;
  ++impl_->done;
  return true;
}

Statement Bank::statement() const {
  for (int attempt = 0; attempt < 8; ++attempt) {
    Statement statement;
    statement.entries = impl_->done;
    for (const Impl::Account& account : impl_->accounts)
      statement.balances.push_back(account.balance);
    if (impl_->begun == statement.entries) return statement;
    std::this_thread::sleep_for(std::chrono::microseconds(20));
  }
  std::lock_guard lock(impl_->executing);
  Statement statement;
  statement.entries = impl_->done;
  for (const Impl::Account& account : impl_->accounts)
    statement.balances.push_back(account.balance);
  return statement;
}

std::size_t Bank::accounts() const {
  return impl_->accounts.size();
}

Settlement settle(Bank& bank, const std::vector<Order>& orders, unsigned workers) {
  const long money = total(bank.statement());
  std::atomic<std::size_t> next = 0, executed = 0, refused = 0, audits = 0;
  std::atomic<bool> unknown_account = false, money_changed = false;
  std::timed_mutex open;  // held by this thread for as long as the settlement runs
  open.lock();

  std::jthread auditor([&] {
    do {
      if (total(bank.statement()) != money) money_changed = true;
      ++audits;
    } while (!open.try_lock_for(kAuditInterval));
    open.unlock();
  });
  {
    const std::unique_lock end(open, std::adopt_lock);
    std::vector<std::jthread> team;
    for (unsigned i = 0; i < workers; ++i) {
      team.emplace_back([&] {
        while (!unknown_account) {
          const std::size_t i = next++;
          if (i >= orders.size()) return;
          if (std::max(orders[i].from, orders[i].to) >= bank.accounts()) {
            unknown_account = true;
          } else {
            ++(bank.transfer(orders[i]) ? executed : refused);
          }
        }
      });
    }
    team.clear();
  }
  auditor.join();
  return {executed, refused, audits, !unknown_account && !money_changed};
}

}  // namespace deadlock

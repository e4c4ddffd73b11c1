#pragma once
// What the harness calls and a submission implements. This file is fixed: a submission consists of
// philosophers.cpp, bank.cpp and any further files of its own.
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace deadlock {

// Part 1: the dinner.

/// Called on the philosopher's own thread with both forks in hand. Never throws.
using Meal = std::function<void(std::size_t seat)>;

/// Seats `seats` philosophers (at least 2) at a round table with one fork between each two
/// neighbours; each eats `rounds` meals with the fork on either side. One thread per seat.
/// Neighbours never eat at the same time; philosophers who share no fork can. Returns when
/// everyone has eaten and left.
void dinner(std::size_t seats, std::size_t rounds, const Meal& meal);

// Part 2: the bank.

struct Order {
  std::size_t from = 0;
  std::size_t to = 0;
  long amount = 0;
};

/// The compliance check. Called on the thread that executes the order, with both accounts locked:
/// no other order that names one of them is being checked or executed meanwhile, while orders on
/// other accounts can be. It may take long, never throws, and does not call the bank.
using Approve = std::function<bool(const Order&)>;

/// The bank at one moment: the balances are those after exactly `entries` journal entries.
struct Statement {
  std::vector<long> balances;
  std::size_t entries = 0;
};

/// All members may be called from any number of threads at the same time. A bank has no thread of
/// its own between calls.
class Bank {
 public:
  /// Account i opens with balances[i].
  Bank(std::vector<long> balances, Approve approve);
  ~Bank();

  /// Moves the money, writes one journal entry and returns true. Returns false and changes nothing
  /// when an account is unknown, both accounts are the same, the amount is not positive or not
  /// covered, or `approve` says no; `approve` is asked last.
  bool transfer(const Order& order);

  Statement statement() const;

  /// How many accounts there are; never changes.
  std::size_t accounts() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct Settlement {
  std::size_t executed = 0;
  std::size_t refused = 0;  ///< transfer() returned false
  std::size_t audits = 0;   ///< statements that the auditor took, at least one
  /// Every order was executed or refused, and every audit found the money that was there at first.
  bool complete = false;
};

/// Executes the orders on `workers` threads (at least 1), which take them in the order of the list,
/// while an auditor thread of its own takes statements, one after another with a short pause
/// between them, for as long as the settlement runs, and checks that no money appears or vanishes.
/// An order that names an unknown account stops the settlement: orders under way are finished, no
/// worker begins another one, `complete` is false. On every path, all threads have ended when this
/// returns.
Settlement settle(Bank& bank, const std::vector<Order>& orders, unsigned workers);

}  // namespace deadlock

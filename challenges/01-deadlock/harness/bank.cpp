// What must hold of every bank and settlement, whatever the repair looks like: seen through api.hpp
// alone, from inside the compliance checks and from what the calls return.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <limits>
#include <memory>
#include <numeric>
#include <thread>
#include <utility>
#include <vector>

#include "api.hpp"
#include "rendezvous.hpp"
#include "scenario.hpp"
#include "watching.hpp"

using namespace deadlock;
using ccgrade::Scenario;
using namespace std::chrono_literals;

namespace {

long total(const std::vector<long>& balances) {
  return std::accumulate(balances.begin(), balances.end(), 0L);
}

/// A bank, its orders, and a view from the compliance check. Shared, so that a thread that a
/// submission leaves behind finds everything it may still use.
struct Branch {
  Branch(std::vector<long> balances, Approve decide)
      : opening(balances),
        in_check(balances.size()),
        bank(std::move(balances), [this, decide](const Order& order) {
          if (!in_check.take(order.from, order.to)) checks_overlapped = true;
          const bool approved = decide(order);
          in_check.release(order.from, order.to);
          return approved;
        }) {}

  const std::vector<long> opening;
  Exclusive in_check;
  std::atomic<bool> checks_overlapped = false;
  std::vector<Order> orders;
  Bank bank;
};

std::shared_ptr<Branch> open_branch(Scenario& s, std::vector<long> balances, Approve decide) {
  auto branch = std::make_shared<Branch>(std::move(balances), std::move(decide));
  s.keep_until_exit(branch);
  return branch;
}

bool approve_after_yield(const Order&) {
  std::this_thread::yield();
  return true;
}

constexpr long kDeclined = 4;  ///< an amount that compliance takes offence at

bool decline_some(const Order& order) {
  std::this_thread::yield();
  return order.amount != kDeclined;
}

void check_books(Scenario& s, Branch& branch, std::size_t entries) {
  const Statement statement = branch.bank.statement();
  s.check(statement.balances.size() == branch.opening.size(), "a statement lists every account");
  s.check(total(statement.balances) == total(branch.opening), "no money appears or vanishes");
  s.check(statement.entries == entries, "the journal has one entry for each executed order");
  s.check(!branch.checks_overlapped, "both accounts stay locked during the compliance check");
}

/// Settles the branch's orders and checks what is true of every settlement.
Settlement settle_all(Scenario& s, Branch& branch, unsigned workers) {
  const Settlement settlement = settle(branch.bank, branch.orders, workers);
  s.check(settlement.complete, "a settlement of known accounts is complete");
  s.check(settlement.executed + settlement.refused == branch.orders.size(),
          "every order is either executed or refused");
  s.check(settlement.audits > 0, "the auditor takes at least one statement");
  check_books(s, branch, settlement.executed);
  return settlement;
}

}  // namespace

void opposite_transfers(Scenario& s) {
  const auto branch = open_branch(s, {1000, 1000, 1000}, approve_after_yield);
  for (int i = 0; i < s.scale(); ++i) {
    for (const auto& [from, to] : {std::pair{0, 1}, {1, 0}, {1, 2}, {2, 1}, {2, 0}, {0, 2}}) {
      branch->orders.push_back({static_cast<std::size_t>(from), static_cast<std::size_t>(to), 1});
    }
  }
  const Settlement settlement = settle_all(s, *branch, 4);
  s.check(settlement.refused == 0, "orders that are covered and approved are executed");
  s.check(branch->bank.statement().balances == branch->opening,
          "the same amounts there and back leave every balance as it was");
}

void there_and_back(Scenario& s) {
  const auto branch = open_branch(s, {5, 5, 5}, approve_after_yield);
  branch->orders = {{0, 1, 1}, {1, 0, 1}, {2, 1, 1}};
  const Settlement settlement = settle_all(s, *branch, 2);
  s.check(settlement.refused == 0, "orders that are covered and approved are executed");
}

void statement_meanwhile(Scenario& s) {
  const auto branch = open_branch(s, {5, 0, 5}, decline_some);
  std::jthread payer([branch] {
    branch->bank.transfer({0, 1, kDeclined});
    branch->bank.transfer({0, 1, 1});
  });
  std::jthread other([branch] { branch->bank.transfer({2, 1, 1}); });
  const Statement statement = branch->bank.statement();
  s.check(statement.balances.size() == 3, "a statement lists every account");
  if (statement.balances.size() != 3) return;
  s.check(total(statement.balances) == 10, "a statement shows all the money");
  s.check(statement.balances[1] == static_cast<long>(statement.entries),
          "balances and journal entries of a statement belong to the same moment");
}

void three_at_counter(Scenario& s) {
  // The money is there for one of the two, whoever comes first; and whoever is refused must still
  // let the next one in.
  const auto branch = open_branch(s, {5, 0}, approve_after_yield);
  {
    std::jthread first([branch] { branch->bank.transfer({0, 1, 3}); });
    std::jthread uncovered([branch] { branch->bank.transfer({1, 0, 100}); });
    branch->bank.transfer({0, 1, 3});
  }
  s.check(branch->bank.statement().balances == std::vector<long>{2, 3},
          "what is spent once is not there a second time");
  check_books(s, *branch, 1);
}

void declined_side_by_side(Scenario& s) {
  // The second may wait for the first, the third for nobody; none of them is executed, which might
  // help whoever a declined one has left waiting.
  const auto branch = open_branch(s, {5, 5, 5, 5}, decline_some);
  branch->orders = {{0, 1, kDeclined}, {1, 0, kDeclined}, {2, 3, kDeclined}};
  const Settlement settlement = settle_all(s, *branch, 2);
  s.check(settlement.refused == 3, "what compliance declines is refused");
}

void bank_closes(Scenario& s) {
  // The other scenarios keep their banks to the end, for threads that they may have left behind.
  Bank bank({5, 5}, approve_after_yield);
  s.check(bank.transfer({0, 1, 5}), "an order that is covered and approved is executed");
  s.check(!bank.transfer({0, 1, 1}), "more than the balance is refused");
  s.check(bank.statement().entries == 1, "the journal has one entry for each executed order");
  Bank other({3, 3}, approve_after_yield);
  s.check(other.statement().entries == 0, "a new bank has an empty journal");
}

void two_banks(Scenario& s) {
  const std::vector<std::shared_ptr<Branch>> branches{
      open_branch(s, {100, 100, 100}, approve_after_yield),
      open_branch(s, {100, 100, 100}, approve_after_yield)};
  for (int i = 0; i < 2 * s.scale(); ++i)
    for (const auto& branch : branches)
      branch->orders.push_back(
          {static_cast<std::size_t>(i % 3), static_cast<std::size_t>((i + 1) % 3), 1});
  std::jthread elsewhere([&] { settle_all(s, *branches[0], 2); });
  settle_all(s, *branches[1], 2);
}

void statements_while_paying(Scenario& s) {
  // Accounts 0 and 3 only pay, 1 and 2 only receive, one unit at a time: so what the payers have
  // lost is the number of entries, at every moment.
  constexpr long opening = 10'000;
  const auto branch = open_branch(s, {opening, 0, 0, opening}, approve_after_yield);
  const auto pay = [branch, rounds = 2 * s.scale()](std::size_t from) {
    for (int i = 0; i < rounds; ++i) {
      for (const std::size_t to : {1, 2}) branch->bank.transfer({from, to, 1});
    }
  };
  const auto read = [&s, branch, rounds = 2 * s.scale()] {
    for (int i = 0; i < rounds; ++i) {
      const Statement statement = branch->bank.statement();
      s.check(statement.balances.size() == 4, "a statement lists every account");
      if (statement.balances.size() != 4) break;
      const long paid = 2 * opening - statement.balances[0] - statement.balances[3];
      s.check(total(statement.balances) == 2 * opening, "a statement shows all the money");
      s.check(paid == static_cast<long>(statement.entries),
              "balances and journal entries of a statement belong to the same moment");
    }
  };
  {
    std::jthread first(pay, 0);
    std::jthread second(pay, 3);
    std::jthread reader(read);
    read();
  }
  check_books(s, *branch, count_of(8 * s.scale()));
}

void approving_side_by_side(Scenario& s) {
  {
    const auto both_in_check = std::make_shared<ccgrade::Rendezvous>(2);
    const auto first_in_check = std::make_shared<ccgrade::Rendezvous>(2);
    const auto met = std::make_shared<std::atomic<int>>(0);
    const auto branch = open_branch(s, {10, 10, 10, 10, 10}, [=](const Order& order) {
      if (order.from == 4) return true;
      if (order.from == 0) first_in_check->meet();
      if (both_in_check->meet()) ++*met;
      std::this_thread::sleep_for(25ms);  // a long check: how the third thread waits for it shows
      return true;
    });
    // The third comes while the first is in its check, and must wait for it; the second comes when
    // the third has had time to stand in whatever line there is, and must not wait for anybody.
    const auto third_waits = std::make_shared<ccgrade::Rendezvous>(2);
    std::jthread first([branch] { branch->bank.transfer({0, 1, 1}); });
    std::jthread third([=] {
      first_in_check->meet();
      third_waits->meet();
      branch->bank.transfer({4, 0, 1});
    });
    std::jthread second([=] {
      third_waits->meet();
      std::this_thread::sleep_for(5ms);
      branch->bank.transfer({2, 3, 1});
    });
    first.join();
    second.join();
    third.join();
    s.check(*met == 2, "transfers that share no account are checked at the same time");
    check_books(s, *branch, 3);
  }

  // Three orders in a row share no account, and a check takes a while until three were made at
  // once. Nobody waits for the others: a statement may rightly stand in the way of one of them.
  const auto in_check = std::make_shared<std::atomic<int>>(0);
  const auto all_were = std::make_shared<std::atomic<bool>>(false);
  const auto branch = open_branch(s, {100, 100, 100, 100, 100, 100}, [=](const Order&) {
    if (++*in_check == 3) *all_were = true;
    if (!*all_were) std::this_thread::sleep_for(5ms);
    --*in_check;
    return true;
  });
  for (std::size_t i = 0; i < 60 + count_of(s.scale()); ++i) {
    const std::size_t pair = i % 3 * 2;
    branch->orders.push_back({pair, pair + 1, 1});
  }
  settle_all(s, *branch, 3);
  s.check(*all_were, "all workers of a settlement execute orders at the same time");
}

void refused_orders(Scenario& s) {
  const auto asked = std::make_shared<std::atomic<int>>(0);
  const auto branch = open_branch(s, {5, 5}, [asked](const Order& order) {
    ++*asked;
    return order.amount != 4;
  });
  Bank& bank = branch->bank;
  s.check(bank.accounts() == 2, "accounts() is the number of accounts");
  s.check(!bank.transfer({2, 0, 1}) && !bank.transfer({0, 2, 1}), "unknown accounts are refused");
  s.check(!bank.transfer({1, 1, 1}), "a transfer from an account to itself is refused");
  s.check(!bank.transfer({0, 1, 0}) && !bank.transfer({0, 1, -1}),
          "amounts that are not positive are refused");
  for (const long amount :
       {6L, 1'000L, 1'000'000L, 1'000'000'000'000L, std::numeric_limits<long>::max()})
    s.check(!bank.transfer({0, 1, amount}), "more than the balance is refused");
  s.check(*asked == 0, "compliance is asked last, about orders that could be executed");
  s.check(!bank.transfer({0, 1, 4}), "what compliance declines is refused");
  s.check(bank.statement().balances == branch->opening, "a refused order moves no money");
  check_books(s, *branch, 0);
  s.check(bank.transfer({0, 1, 5}) && *asked == 2, "the whole balance can be transferred");
  check_books(s, *branch, 1);

  // Two of four are refused, again and again: locks that a refusal keeps would show now.
  for (int i = 0; i < s.scale(); ++i) {
    for (const long amount : {1, 4, 100, 2}) branch->orders.push_back({1, 0, amount});
    for (const long amount : {2, 4, 100, 1}) branch->orders.push_back({0, 1, amount});
  }
  const auto refusals = static_cast<std::size_t>(4 * std::max(s.scale(), 0));
  const Settlement settlement = settle(bank, branch->orders, 1);
  s.check(settlement.complete && settlement.refused == refusals,
          "a settlement counts the refused orders and goes on");
  check_books(s, *branch, 1 + settlement.executed);
}

void unknown_account(Scenario& s) {
  // The unknown account comes first and there is one worker: nothing is ever locked twice, so this
  // is about the way out of settle() and nothing else.
  const auto branch = open_branch(s, {10, 10}, approve_after_yield);
  for (const Order& unknown : {Order{2, 0, 1}, Order{0, 2, 1}}) {
    branch->orders = {unknown, {0, 1, 1}, {1, 0, 1}};
    const Settlement settlement = settle(branch->bank, branch->orders, 1);
    s.check(!settlement.complete, "an unknown account leaves the settlement incomplete");
    s.check(settlement.executed == 0, "no order is begun after one with an unknown account");
  }
  check_books(s, *branch, 0);
}

void unknown_among_few(Scenario& s) {
  const auto branch = open_branch(s, {5, 5}, approve_after_yield);
  branch->orders = {{0, 1, 1}, {2, 0, 1}, {1, 0, 1}};
  const Settlement settlement = settle(branch->bank, branch->orders, 2);
  s.check(!settlement.complete, "an unknown account leaves the settlement incomplete");
  s.check(settlement.executed + settlement.refused < 3,
          "an order with an unknown account is not executed");
  check_books(s, *branch, settlement.executed);
}

void market_day(Scenario& s) {
  const std::size_t accounts = 8;
  const auto branch = open_branch(s, std::vector<long>(accounts, 100), approve_after_yield);
  for (int i = 0; i < 20 * s.scale(); ++i) {
    branch->orders.push_back({static_cast<std::size_t>(s.rng().below(accounts)),
                              static_cast<std::size_t>(s.rng().below(accounts)),
                              static_cast<long>(1 + s.rng().below(50))});
  }
  settle_all(s, *branch, 4);
  for (const long balance : branch->bank.statement().balances) {
    s.check(balance >= 0, "no account is overdrawn");
  }
}

void large_bank(Scenario& s) {
  const auto branch = open_branch(s, std::vector<long>(200, 100), approve_after_yield);
  for (int i = 0; i < 4 * s.scale(); ++i)
    for (const auto& [from, to] : {std::pair{198, 199}, {199, 198}, {199, 0}, {0, 199}})
      branch->orders.push_back({static_cast<std::size_t>(from), static_cast<std::size_t>(to), 1});
  settle_all(s, *branch, 4);
}

void auditor_at_work(Scenario& s) {
  // A settlement is repeated, with more and more orders, until one lasts long enough for the
  // auditor to come by more often than in a settlement without orders. A slow or busy machine only
  // costs further attempts, while a number made up beforehand stays behind in all of them. Most
  // orders are refused before any account is touched: the bank is often idle, and a statement that
  // waits for all the accounts gets its turn.
  const auto branch = open_branch(s, {1'000'000'000, 0}, [](const Order&) { return true; });
  std::size_t orders = 50 * count_of(s.scale());
  bool comes_again = false;
  for (int attempt = 0; attempt < 30 && !comes_again; ++attempt) {
    while (branch->orders.size() < orders) {
      const std::size_t to = branch->orders.size() % 64 == 0 ? 1 : 0;
      branch->orders.push_back({0, to, 1});
    }
    const Settlement without_orders = settle(branch->bank, {}, 1);
    const std::size_t entries = branch->bank.statement().entries;
    const Settlement settlement = settle(branch->bank, branch->orders, 1);
    s.check(without_orders.audits > 0, "the auditor takes at least one statement");
    s.check(without_orders.complete && settlement.complete,
            "a settlement of known accounts is complete");
    check_books(s, *branch, entries + settlement.executed);
    comes_again = settlement.audits >= without_orders.audits + 2;
    orders = std::min(4 * orders, 50'000 * count_of(s.scale()));
  }
  s.check(comes_again, "the auditor takes statements again and again while a settlement runs");
}

void unknown_among_many(Scenario& s) {
  const auto branch = open_branch(s, {1000, 1000, 1000, 1000}, approve_after_yield);
  const std::size_t half = 5 * count_of(s.scale());
  for (std::size_t i = 0; i < 2 * half; ++i) {
    if (i == half) branch->orders.push_back({0, 4, 1});
    branch->orders.push_back({i % 4, (i + 1) % 4, 1});
  }

  // Whoever meets the unknown account may be the last to go on, so one early stop is enough.
  bool stopped_early = false;
  std::size_t executed = 0;
  for (int round = 0; round < 4; ++round) {
    const Settlement settlement = settle(branch->bank, branch->orders, 4);
    s.check(!settlement.complete, "an unknown account leaves the settlement incomplete");
    const std::size_t done = settlement.executed + settlement.refused;
    if (done < 2 * half) stopped_early = true;
    // The other three may each have taken an order that they do not begin any more.
    s.check(done + 3 >= half, "the orders before the unknown account are executed or refused");
    executed += settlement.executed;
    check_books(s, *branch, executed);
  }
  s.check(stopped_early, "an unknown account that one worker meets stops the others too");
}

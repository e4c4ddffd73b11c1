// Ways to put two elements of one array in an order, or to take both at once.
#include <algorithm>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct Account {
  std::mutex mutex;
  long balance = 0;
};
using Accounts = std::vector<Account>;

void by_min_max(Accounts& accounts, int from, int to) {
  std::lock_guard first(accounts[std::min(from, to)].mutex);
  std::lock_guard second(accounts[std::max(from, to)].mutex);
}
void by_minmax(Accounts& accounts, int from, int to) {
  const auto [low, high] = std::minmax(from, to);
  std::lock_guard first(accounts[low].mutex);
  std::lock_guard second(accounts[high].mutex);
}
void by_swap(Accounts& accounts, int from, int to) {
  int first = from, second = to;
  if (first > second) std::swap(first, second);
  std::lock_guard one(accounts[first].mutex);
  std::lock_guard two(accounts[second].mutex);
}
void by_arms(Accounts& accounts, int from, int to) {
  if (from < to) {
    std::lock_guard one(accounts[from].mutex);
    std::lock_guard two(accounts[to].mutex);
  } else {
    std::lock_guard one(accounts[to].mutex);
    std::lock_guard two(accounts[from].mutex);
  }
}
void by_address(Accounts& accounts, int from, int to) {
  Account* one = &accounts[from];
  Account* two = &accounts[to];
  if (std::less<>{}(two, one)) std::swap(one, two);
  std::lock_guard first(one->mutex);
  std::lock_guard second(two->mutex);
}
void by_choice(Accounts& accounts, int from, int to) {
  Account& one = accounts[from < to ? from : to];
  Account& two = accounts[from < to ? to : from];
  std::lock_guard first(one.mutex);
  std::lock_guard second(two.mutex);
}
void in_order(Account& first, Account& second) {
  std::lock_guard one(first.mutex);
  std::lock_guard two(second.mutex);
}
void by_caller(Accounts& accounts, int from, int to) {
  if (from < to)
    in_order(accounts[from], accounts[to]);
  else
    in_order(accounts[to], accounts[from]);
}
void scoped(Accounts& accounts, int from, int to) {
  std::scoped_lock both(accounts[from].mutex, accounts[to].mutex);
}
void adopted(Accounts& accounts, int from, int to) {
  std::lock(accounts[from].mutex, accounts[to].mutex);
  std::lock_guard one(accounts[from].mutex, std::adopt_lock);
  std::lock_guard two(accounts[to].mutex, std::adopt_lock);
}
void deferred(Accounts& accounts, int from, int to) {
  std::unique_lock one(accounts[from].mutex, std::defer_lock);
  std::unique_lock two(accounts[to].mutex, std::defer_lock);
  std::lock(one, two);
}
void back_off(Accounts& accounts, int from, int to) {
  while (true) {
    std::unique_lock one(accounts[from].mutex);
    std::unique_lock two(accounts[to].mutex, std::try_to_lock);
    if (two) return;
    one.unlock();
    std::this_thread::yield();
  }
}
void one_by_one(Accounts& accounts, int from, int to) {
  std::unique_lock one(accounts[from].mutex);
  --accounts[from].balance;
  one.unlock();
  std::lock_guard two(accounts[to].mutex);
  ++accounts[to].balance;
}
void in_scopes(Accounts& accounts, int from, int to) {
  {
    std::lock_guard one(accounts[from].mutex);
    --accounts[from].balance;
  }
  std::lock_guard two(accounts[to].mutex);
  ++accounts[to].balance;
}
void neighbours(Accounts& accounts, int i) {
  std::lock_guard one(accounts[i].mutex);
  std::lock_guard two(accounts[i + 1].mutex);
}
void last_one_reversed(Accounts& accounts, int seat, int seats) {
  if (seat == seats - 1) {
    std::lock_guard right(accounts[(seat + 1) % seats].mutex);
    std::lock_guard left(accounts[seat].mutex);
  } else {
    std::lock_guard left(accounts[seat].mutex);
    std::lock_guard right(accounts[(seat + 1) % seats].mutex);
  }
}
void odd_and_even(Accounts& accounts, int seat, int seats) {
  int one = seat, two = (seat + 1) % seats;
  if (seat % 2) std::swap(one, two);
  std::lock_guard first(accounts[one].mutex);
  std::lock_guard second(accounts[two].mutex);
}

int main() {
  Accounts accounts(10);
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&accounts, i] {
      by_min_max(accounts, i, 9 - i);
      by_minmax(accounts, i, 9 - i);
      by_swap(accounts, i, 9 - i);
      by_arms(accounts, i, 9 - i);
      by_address(accounts, i, 9 - i);
      by_choice(accounts, i, 9 - i);
      by_caller(accounts, i, 9 - i);
      scoped(accounts, i, 9 - i);
      adopted(accounts, i, 9 - i);
      deferred(accounts, i, 9 - i);
      back_off(accounts, i, 9 - i);
      one_by_one(accounts, i, 9 - i);
      in_scopes(accounts, i, 9 - i);
      neighbours(accounts, i);
      last_one_reversed(accounts, i, 8);
      odd_and_even(accounts, i, 8);
    });
}

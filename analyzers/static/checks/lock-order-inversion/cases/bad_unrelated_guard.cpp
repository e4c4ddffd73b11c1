// A test that mentions a seat or their number, and has nothing to do with the order of the forks.
#include <algorithm>
#include <mutex>
#include <thread>
#include <vector>

using Forks = std::vector<std::mutex>;

void in_order(Forks& forks, int seat, int seats) {
  const int right = (seat + 1) % seats;
  std::lock_guard first(forks[std::min(seat, right)]);
  std::lock_guard second(forks[std::max(seat, right)]);
}

void large_table(Forks& forks, int seat, int seats) {
  if (seats > 20) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);  // FINDING lock-order-inversion
    return;
  }
  in_order(forks, seat, seats);
}
void large_table_else_at_once(Forks& forks, int seat, int seats) {
  if (seats <= 20) {
    std::scoped_lock both(forks[seat], forks[(seat + 1) % seats]);
  } else {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);  // FINDING lock-order-inversion
  }
}
void table_of_twenty(Forks& forks, int seat, int seats) {
  if (seats == 20) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);  // FINDING lock-order-inversion
  }
}
void by_name(Forks& forks, int seat, int seats) {
  const bool large = seats > 20;
  const int next = (seat + 1) % seats;
  if (large) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[next]);  // FINDING lock-order-inversion
    return;
  }
  in_order(forks, seat, seats);
}
void far_seat(Forks& forks, int seat, int seats) {
  if (seat > 20) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);  // FINDING lock-order-inversion
    return;
  }
  in_order(forks, seat, seats);
}
void far_seat_of_many(Forks& forks, int seat, int seats) {
  const bool far = seat > 20;
  if (far && seats > 20) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);  // FINDING lock-order-inversion
  } else {
    const int next = (seat + 1) % seats;
    const auto [lower, higher] = std::minmax(seat, next);
    std::lock_guard first(forks[lower]);
    std::lock_guard second(forks[higher]);
  }
}
void checked(Forks& forks, int seat, int seats) {
  if (seat < seats) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);  // FINDING lock-order-inversion
  }
}
void after_many_rounds(Forks& forks, int seat, int seats) {
  for (int round = 0; round < 2000; ++round) {
    if (round > 1000) {
      std::lock_guard left(forks[seat]);
      std::lock_guard right(forks[(seat + 1) % seats]);  // FINDING lock-order-inversion
    } else {
      in_order(forks, seat, seats);
    }
  }
}
void both_ways_for_all(Forks& forks, int seat, int seats) {
  if (seats > 20) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);  // FINDING lock-order-inversion
  } else {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  }
}
void far_account(Forks& accounts, int from, int to, int size) {
  if (from < size && from > 20) {
    std::lock_guard one(accounts[from]);
    std::lock_guard two(accounts[to]);  // FINDING lock-order-inversion
    return;
  }
  std::scoped_lock both(accounts[from], accounts[to]);
}

void take(Forks& forks, int first, int second) {
  std::lock_guard one(forks[first]);
  std::lock_guard two(forks[second]);  // FINDING lock-order-inversion
}
void caller(Forks& forks, int seat, int seats) {
  if (seats > 20)
    take(forks, seat, (seat + 1) % seats);
  else
    in_order(forks, seat, seats);
}

void all_in_one(int seats) {
  Forks forks(seats);
  const auto philosopher = [&](int seat) {
    const int right = (seat + 1) % seats;
    const auto [lower, higher] = std::minmax(seat, right);
    if (seats > 20) {
      std::lock_guard one(forks[seat]);
      std::lock_guard two(forks[right]);  // FINDING lock-order-inversion
      return;
    }
    std::lock_guard first(forks[lower]);
    std::lock_guard second(forks[higher]);
  };
  std::vector<std::jthread> table;
  for (int seat = 0; seat < seats; ++seat) table.emplace_back(philosopher, seat);
}

int main(int argc, char**) {
  const int seats = argc;
  all_in_one(seats);
  Forks forks(seats);
  std::vector<std::jthread> table;
  for (int seat = 0; seat < seats; ++seat)
    table.emplace_back([&, seat] {
      large_table(forks, seat, seats);
      large_table_else_at_once(forks, seat, seats);
      table_of_twenty(forks, seat, seats);
      by_name(forks, seat, seats);
      far_seat(forks, seat, seats);
      far_seat_of_many(forks, seat, seats);
      checked(forks, seat, seats);
      after_many_rounds(forks, seat, seats);
      both_ways_for_all(forks, seat, seats);
      caller(forks, seat, seats);
    });
  for (int seat = 0; seat < seats; ++seat)
    for (int other = 0; other < seats; ++other)
      table.emplace_back([&, seat, other] { far_account(forks, seat, other, seats); });
}

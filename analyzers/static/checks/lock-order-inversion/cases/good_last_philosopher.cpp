// One seat reaches right first: the last, the first, or every other one. Any of them breaks the
// circle.
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

using Forks = std::vector<std::mutex>;

void next_within(Forks& forks, int seat, int seats) {
  if (seat + 1 < seats) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  }
}
void before_last(Forks& forks, int seat, int seats) {
  if (seat < seats - 1) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  }
}
void not_before_last(Forks& forks, int seat, int seats) {
  if (seat >= seats - 1) {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  } else {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  }
}
void next_is_end(Forks& forks, int seat, int seats) {
  if (seat + 1 == seats) {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  } else {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  }
}
void is_last(Forks& forks, int seat, int seats) {
  if (seat == seats - 1) {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  } else {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  }
}
void is_not_last(Forks& forks, int seat, int seats) {
  if (seat != seats - 1) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  }
}
void is_first(Forks& forks, int seat, int seats) {
  if (seat == 0) {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  } else {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  }
}
void is_not_first(Forks& forks, int seat, int seats) {
  if (seat > 0) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  }
}
void is_not_first_by_truth(Forks& forks, int seat, int seats) {
  if (seat) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  }
}
void even(Forks& forks, int seat, int seats) {
  if (seat % 2 == 0) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  }
}
void odd(Forks& forks, int seat, int seats) {
  if (seat % 2) {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  } else {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  }
}
void odd_bit(Forks& forks, int seat, int seats) {
  if (seat & 1) {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  } else {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  }
}
void odd_by_name(Forks& forks, int seat, int seats) {
  const int parity = seat % 2;
  if (parity > 0) {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  } else {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  }
}
void last_by_name(Forks& forks, int seat, int seats) {
  const int last = seats - 1;
  if (seat < last) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  }
}
void flag(Forks& forks, int seat, int seats) {
  const bool is_last = seat + 1 >= seats;
  if (!is_last) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  }
}
void some_threshold(Forks& forks, int seat, int seats) {
  if (seat > 2) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  }
}
void larger_table(Forks& forks, int seat, int seats) {
  if (seats > 20 && seat + 1 == seats) {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  } else if (seat + 1 < seats) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  }
}
void returns(Forks& forks, int seat, int seats) {
  if (seat + 1 >= seats) {
    {
      std::lock_guard right(forks[(seat + 1) % seats]);
      std::lock_guard left(forks[seat]);
    }
    return;
  }
  {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  }
}
void continues(Forks& forks, std::size_t seat) {
  const std::size_t seats = forks.size();
  for (int round = 0; round < 10; ++round) {
    if (seat + 1 < forks.size()) {
      {
        std::lock_guard left(forks[seat]);
        std::lock_guard right(forks[(seat + 1) % seats]);
      }
      continue;
    }
    {
      std::lock_guard right(forks[(seat + 1) % seats]);
      std::lock_guard left(forks[seat]);
    }
  }
}
void next_by_name(Forks& forks, int seat, int seats) {
  const int right = (seat + 1) % seats;
  if (right > seat) {
    std::lock_guard one(forks[seat]);
    std::lock_guard two(forks[right]);
  } else {
    std::lock_guard one(forks[right]);
    std::lock_guard two(forks[seat]);
  }
}
void next_is_first(Forks& forks, int seat, int seats) {
  const int right = (seat + 1) % seats;
  if (right == 0) {
    std::lock_guard one(forks[right]);
    std::lock_guard two(forks[seat]);
  } else {
    std::lock_guard one(forks[seat]);
    std::lock_guard two(forks[right]);
  }
}
void next_is_not_first(Forks& forks, int seat, int seats) {
  const int left = seat, right = (seat + 1) % seats;
  if (right > 0) {
    std::lock_guard one(forks[left]);
    std::lock_guard two(forks[right]);
  } else {
    std::lock_guard one(forks[right]);
    std::lock_guard two(forks[left]);
  }
}
void by_address(Forks& forks, int seat, int seats) {
  const int right = (seat + 1) % seats;
  if (&forks[seat] < &forks[right]) {
    std::lock_guard one(forks[seat]);
    std::lock_guard two(forks[right]);
  } else {
    std::lock_guard one(forks[right]);
    std::lock_guard two(forks[seat]);
  }
}
void by_less(Forks& forks, int seat, int seats) {
  const int right = (seat + 1) % seats;
  if (std::less<>{}(seat, right)) {
    std::lock_guard one(forks[seat]);
    std::lock_guard two(forks[right]);
  } else {
    std::lock_guard one(forks[right]);
    std::lock_guard two(forks[seat]);
  }
}
void swapped(Forks& forks, int seat, int seats) {
  int first = seat, second = (seat + 1) % seats;
  if (first > second) std::swap(first, second);
  std::lock_guard one(forks[first]);
  std::lock_guard two(forks[second]);
}
void chosen(Forks& forks, int seat, int seats) {
  const int right = (seat + 1) % seats;
  const int first = seat < seats - 1 ? seat : right;
  const int second = seat < seats - 1 ? right : seat;
  std::lock_guard one(forks[first]);
  std::lock_guard two(forks[second]);
}
void last_at_once(Forks& forks, int seat, int seats) {
  if (seat < seats - 1) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::scoped_lock both(forks[seat], forks[0]);
  }
}
void first_at_once(Forks& forks, int seat, int seats) {
  if (seat > 0) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::scoped_lock both(forks[seat], forks[(seat + 1) % seats]);
  }
}
void few_at_once(Forks& forks, int seat, int seats) {
  if (seat > 20) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
    return;
  }
  std::scoped_lock both(forks[seat], forks[(seat + 1) % seats]);
}
void left_handed(Forks& forks, int seat, int seats, bool left_handed) {
  if (left_handed) {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  } else {
    std::lock_guard right(forks[(seat + 1) % seats]);
    std::lock_guard left(forks[seat]);
  }
}
void amount(Forks& accounts, int from, int to, long amount, long limit) {
  if (amount > limit) {
    std::scoped_lock both(accounts[from], accounts[to]);
  } else if (from < to) {
    std::lock_guard one(accounts[from]);
    std::lock_guard two(accounts[to]);
  } else {
    std::lock_guard one(accounts[to]);
    std::lock_guard two(accounts[from]);
  }
}

int main(int argc, char**) {
  const int seats = argc;
  Forks forks(seats);
  std::vector<std::jthread> table;
  for (int seat = 0; seat < seats; ++seat)
    table.emplace_back([&, seat] {
      next_within(forks, seat, seats);
      before_last(forks, seat, seats);
      not_before_last(forks, seat, seats);
      next_is_end(forks, seat, seats);
      is_last(forks, seat, seats);
      is_not_last(forks, seat, seats);
      is_first(forks, seat, seats);
      is_not_first(forks, seat, seats);
      is_not_first_by_truth(forks, seat, seats);
      even(forks, seat, seats);
      odd(forks, seat, seats);
      odd_bit(forks, seat, seats);
      odd_by_name(forks, seat, seats);
      last_by_name(forks, seat, seats);
      flag(forks, seat, seats);
      some_threshold(forks, seat, seats);
      larger_table(forks, seat, seats);
      returns(forks, seat, seats);
      continues(forks, seat);
      next_by_name(forks, seat, seats);
      next_is_first(forks, seat, seats);
      next_is_not_first(forks, seat, seats);
      by_address(forks, seat, seats);
      by_less(forks, seat, seats);
      swapped(forks, seat, seats);
      chosen(forks, seat, seats);
      last_at_once(forks, seat, seats);
      first_at_once(forks, seat, seats);
      few_at_once(forks, seat, seats);
      left_handed(forks, seat, seats, rand() % 2);  // FINDING mt-unsafe-call
    });
  for (int seat = 0; seat < seats; ++seat)
    for (int other = 0; other < seats; ++other)
      table.emplace_back([&, seat, other] { amount(forks, seat, other, seat, 3); });
}

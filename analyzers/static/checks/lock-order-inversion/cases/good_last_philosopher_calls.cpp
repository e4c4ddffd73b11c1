// The last seat reaches right first, and says so to a function, or as another thread.
#include <mutex>
#include <thread>
#include <vector>

using Forks = std::vector<std::mutex>;

void take(Forks& forks, int first, int second) {
  std::lock_guard one(forks[first]);
  std::lock_guard two(forks[second]);
}
void left_first(Forks& forks, int seat, int seats) {
  std::lock_guard left(forks[seat]);
  std::lock_guard right(forks[(seat + 1) % seats]);
}
void right_first(Forks& forks, int chair, int chairs) {
  std::lock_guard right(forks[(chair + 1) % chairs]);
  std::lock_guard left(forks[chair]);
}
void take_forks(std::mutex& first, std::mutex& second) {
  std::lock_guard one(first);
  std::lock_guard two(second);
}

void arguments(Forks& forks, int seat, int seats) {
  if (seat + 1 < seats)
    take(forks, seat, (seat + 1) % seats);
  else
    take(forks, (seat + 1) % seats, seat);
}
void arguments_by_threshold(Forks& forks, int seat, int seats) {
  const int right = (seat + 1) % seats;
  if (seat > 0) {
    take(forks, seat, right);
  } else {
    take(forks, right, seat);
  }
}
void returned(Forks& forks, int seat, int seats) {
  if (seat == seats - 1) return take(forks, (seat + 1) % seats, seat);
  take(forks, seat, (seat + 1) % seats);
}
void functions(Forks& forks, int seat, int seats) {
  if (seat > 0)
    left_first(forks, seat, seats);
  else
    right_first(forks, seat, seats);
}
void references(Forks& forks, int seat, int seats) {
  if (seat < seats - 1)
    take_forks(forks[seat], forks[(seat + 1) % seats]);
  else
    take_forks(forks[(seat + 1) % seats], forks[seat]);
}
void references_by_threshold(Forks& forks, int seat, int seats) {
  if (seat >= 1)
    take_forks(forks[seat], forks[(seat + 1) % seats]);
  else
    take_forks(forks[(seat + 1) % seats], forks[seat]);
}

void threads(int seats) {
  Forks forks(seats);
  std::vector<std::jthread> table;
  for (int seat = 0; seat < seats; ++seat) {
    if (seat + 1 < seats)
      table.emplace_back([&, seat] {
        std::lock_guard left(forks[seat]);
        std::lock_guard right(forks[(seat + 1) % seats]);
      });
    else
      table.emplace_back([&, seat] {
        std::lock_guard right(forks[(seat + 1) % seats]);
        std::lock_guard left(forks[seat]);
      });
  }
}
void threads_by_threshold(int seats) {
  Forks forks(seats);
  std::vector<std::jthread> table;
  for (int seat = 0; seat < seats; ++seat) {
    if (seat > 0)
      table.emplace_back([&, seat] {
        std::lock_guard left(forks[seat]);
        std::lock_guard right(forks[(seat + 1) % seats]);
      });
    else
      table.emplace_back(
          [&, seat] { std::scoped_lock both(forks[seat], forks[(seat + 1) % seats]); });
  }
}
void captured(int seats) {
  Forks forks(seats);
  std::vector<std::jthread> table;
  for (int seat = 0; seat < seats; ++seat) {
    int right = (seat + 1) % seats;
    table.emplace_back([&, seat, right] {
      if (seat < right) {
        std::lock_guard one(forks[seat]);
        std::lock_guard two(forks[right]);
      } else {
        std::lock_guard one(forks[right]);
        std::lock_guard two(forks[seat]);
      }
    });
    table.emplace_back([&, seat, right] {
      if (seat + 1 < seats) {
        std::lock_guard one(forks[seat]);
        std::lock_guard two(forks[right]);
      } else {
        std::lock_guard one(forks[right]);
        std::lock_guard two(forks[seat]);
      }
    });
    table.emplace_back([&, seat, right] {
      if (seat == seats - 1) {
        std::lock_guard one(forks[right]);
        std::lock_guard two(forks[seat]);
      } else {
        std::lock_guard one(forks[seat]);
        std::lock_guard two(forks[right]);
      }
    });
  }
}
void five_seats() {
  const int seats = 5;
  Forks forks(seats);
  std::vector<std::jthread> table;
  for (int seat = 0; seat < seats; ++seat)
    table.emplace_back([&forks, seat] {
      if (seat < seats - 1) {
        std::lock_guard left(forks[seat]);
        std::lock_guard right(forks[(seat + 1) % seats]);
      } else {
        std::lock_guard right(forks[0]);
        std::lock_guard left(forks[seat]);
      }
      if (seat < 4) {
        std::lock_guard left(forks[seat]);
        std::lock_guard right(forks[(seat + 1) % 5]);
      } else {
        std::lock_guard right(forks[0]);
        std::lock_guard left(forks[4]);
      }
    });
}
class Philosopher {
 public:
  Philosopher(Forks& forks, int seat, bool last) : forks_(forks), seat_(seat), last_(last) {}
  void eat() {
    if (last_) {
      std::lock_guard right(forks_[(seat_ + 1) % 5]);
      std::lock_guard left(forks_[seat_]);
    } else {
      std::lock_guard left(forks_[seat_]);
      std::lock_guard right(forks_[(seat_ + 1) % 5]);
    }
  }

 private:
  Forks& forks_;
  const int seat_;
  const bool last_;
};

// Apart from the others: what main says about the last seat would speak for all it calls.
void objects(int seats) {
  Forks forks(seats);
  std::vector<std::jthread> table;
  for (int seat = 0; seat < seats; ++seat)
    table.emplace_back([&, seat] { Philosopher(forks, seat, seat == seats - 1).eat(); });
}

int main(int argc, char**) {
  const int seats = argc;
  Forks forks(seats);
  std::vector<std::jthread> table;
  for (int seat = 0; seat < seats; ++seat)
    table.emplace_back([&, seat] {
      arguments(forks, seat, seats);
      arguments_by_threshold(forks, seat, seats);
      returned(forks, seat, seats);
      functions(forks, seat, seats);
      references(forks, seat, seats);
      references_by_threshold(forks, seat, seats);
    });
  threads(seats);
  threads_by_threshold(seats);
  captured(seats);
  five_seats();
  objects(seats);
}

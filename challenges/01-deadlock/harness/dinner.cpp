// What must hold of every dinner, whatever the repair looks like: seen through api.hpp alone, from
// inside the meals.
#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <thread>

#include "api.hpp"
#include "scenario.hpp"
#include "watching.hpp"

using namespace deadlock;
using ccgrade::Scenario;
using namespace std::chrono_literals;

namespace {

struct Table;
constexpr std::size_t kHost = static_cast<std::size_t>(-1);

/// Where the running thread sits. No comparison of std::thread::id: whoever comes later may get the
/// id of somebody who was joined.
struct Place {
  const Table* table = nullptr;
  std::size_t seat = 0;
};
thread_local Place place;

/// A dinner, watched from the plates.
struct Table {
  explicit Table(std::size_t seats) : forks(seats), meals(seats) {}

  void eat(std::size_t seat) {
    const std::size_t right = (seat + 1) % meals.size();
    if (!forks.take(seat, right)) neighbours_ate_together = true;
    const bool first_meal = meals[seat]++ == 0;
    if (place.table == this) {
      if (place.seat == kHost)
        host_ate = true;
      else if (place.seat != seat)
        shared_a_thread = true;
    } else {
      if (!first_meal) changed_thread = true;
      place = {this, seat};
    }
    std::this_thread::yield();
    forks.release(seat, right);
  }

  Exclusive forks;
  std::deque<std::atomic<std::size_t>> meals;  // by seat
  std::atomic<bool> neighbours_ate_together = false;
  std::atomic<bool> changed_thread = false;
  std::atomic<bool> shared_a_thread = false;
  std::atomic<bool> host_ate = false;
};

void host_dinner(Scenario& s, std::size_t seats, std::size_t rounds) {
  const auto table = std::make_shared<Table>(seats);
  s.keep_until_exit(table);
  place = {table.get(), kHost};
  dinner(seats, rounds, [table](std::size_t seat) { table->eat(seat); });
  place = {};

  s.check(!table->neighbours_ate_together, "neighbours never eat at the same time");
  for (const std::size_t eaten : table->meals)
    s.check(eaten == rounds, "everyone eats as many meals as there are rounds");
  s.check(!table->changed_thread, "a philosopher eats on one thread, its own");
  s.check(!table->shared_a_thread, "each philosopher has a thread of its own");
  s.check(!table->host_ate, "nobody eats on the thread that called dinner()");
}

}  // namespace

void everyone_eats(Scenario& s) {
  host_dinner(s, 5, count_of(2 * s.scale()));
}

void small_and_large_tables(Scenario& s) {
  host_dinner(s, 2, count_of(4 * s.scale()));
  host_dinner(s, 3, count_of(2 * s.scale()));
  host_dinner(s, 12, count_of(s.scale() / 2));
  host_dinner(s, 3, 0);
}

// What the explorer runs is small: every further thread and step multiplies the interleavings, and
// two threads are enough for most of what can go wrong. What it checks holds in each of them.

void three_at_table(Scenario& s) {
  host_dinner(s, 3, 1);
}

/// An evening of six, in which each visit waits so long for company. True when somebody had some.
bool has_company(Scenario& s, std::size_t rounds, std::chrono::milliseconds patience,
                 std::chrono::milliseconds first_meals) {
  struct Evening {
    explicit Evening(std::chrono::milliseconds patience) : seated(6), company(patience) {}
    std::deque<std::atomic<bool>> seated;
    Company company;
  };
  const auto evening = std::make_shared<Evening>(patience);
  s.keep_until_exit(evening);
  dinner(evening->seated.size(), rounds, [evening, first_meals](std::size_t seat) {
    if (seat % 3 == 0 && !evening->seated[seat].exchange(true))
      std::this_thread::sleep_for(first_meals);
    evening->company.visit();
  });
  return evening->company.found();
}

void eating_side_by_side(Scenario& s) {
  // Two first meals take long: how the neighbours wait for the fork shows.
  bool found = has_company(s, 4 + count_of(s.scale() / 6), 20ms, 20ms);
  // A correct table can fall into a line, each waiting for the next, for a whole evening: with
  // forks that are handed over first come, first served, it does so on most evenings. One is
  // enough.
  for (int evening = 0; evening < 60 && !found; ++evening) found = has_company(s, 2, 5ms, 0ms);
  s.check(found, "two philosophers who share no fork eat at the same time");
}

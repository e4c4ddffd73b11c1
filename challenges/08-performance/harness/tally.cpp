// What must hold of every tally: nothing is lost, counters stay where they are, and each worker has
// its lines for itself.
#include <algorithm>
#include <memory>
#include <thread>
#include <vector>

#include "api.hpp"
#include "scenario.hpp"

using namespace performance;
using ccgrade::Scenario;

namespace {

std::shared_ptr<Tally> open_tally(Scenario& s) {
  auto tally = std::make_shared<Tally>();
  s.keep_until_exit(tally);
  return tally;
}

constexpr const char* kCounted = "totals() shows what all workers have counted";

/// The first and the last line that they touch.
std::pair<std::uintptr_t, std::uintptr_t> lines_of(const Counters& counters) {
  const auto from = reinterpret_cast<std::uintptr_t>(&counters);
  return {from / kLine, (from + sizeof counters - 1) / kLine};
}

}  // namespace

void two_join(Scenario& s) {
  const auto tally = open_tally(s);
  const auto count = [&] {
    Counters& own = tally->join();
    ++own.orders;
    own.traded += 5;
  };
  {
    std::jthread one(count), two(count);
    const Totals meanwhile = tally->totals();
    s.check(meanwhile.orders <= 2 && meanwhile.traded <= 10, kCounted);
  }
  const Totals totals = tally->totals();
  s.check(totals.orders == 2 && totals.traded == 10, kCounted);
}

void counted_by_all(Scenario& s) {
  const auto tally = open_tally(s);
  const int rounds = 20 * s.scale();
  const auto count = [&] {
    Counters* own = &tally->join();
    for (int i = 0; i < rounds; ++i) {
      // Now and then somebody joins, and begins anew.
      if (i % 50 == 49) own = &tally->join();
      ++own->orders;
      own->traded += 2;
    }
  };
  bool fell = false;
  {
    std::jthread one(count), two(count), three(count);
    long before = 0;
    for (int i = 0; i < rounds; ++i) {
      const long now = tally->totals().orders;
      fell = fell || now < before;
      before = now;
    }
  }
  s.check(!fell, "what was counted stays counted");
  const Totals totals = tally->totals();
  s.check(totals.orders == 3L * rounds && totals.traded == 6L * rounds, kCounted);
}

void counters_stay(Scenario& s) {
  const auto tally = open_tally(s);
  std::vector<Counters*> all;
  for (int i = 0; i < 1'000; ++i) {
    all.push_back(&tally->join());
    s.check(all.back()->orders == 0 && all.back()->traded == 0, "counters begin with 0");
    ++all.back()->orders;
    ++all.front()->traded;
  }
  for (Counters* each : all) ++each->orders;
  const Totals totals = tally->totals();
  s.check(totals.orders == 2'000 && totals.traded == 1'000, kCounted);
  s.check(all.front()->traded == 1'000, "counters stay where they are");
}

void lines_apart(Scenario& s) {
  const auto tally = open_tally(s), other = open_tally(s);
  std::vector<std::pair<std::uintptr_t, std::uintptr_t>> lines;
  for (int i = 0; i < 200; ++i) lines.push_back(lines_of((i % 3 == 0 ? other : tally)->join()));
  std::ranges::sort(lines);
  bool apart = true;
  for (std::size_t i = 1; i < lines.size(); ++i) apart &= lines[i].first > lines[i - 1].second;
  s.check(apart, "counters of two workers share no line of memory");
}

// What must hold of every reporter: seen from inside its sink and from what the calls return.
#include <atomic>
#include <memory>
#include <thread>

#include "api.hpp"
#include "scenario.hpp"

using namespace race;
using ccgrade::Scenario;
using namespace std::chrono_literals;

namespace {

/// A registry and what a reporter has told of it. Shared, so that a thread that a submission leaves
/// behind finds what it may still use.
struct Watched {
  Registry registry;
  std::atomic<long> told = 0;
  std::atomic<long> last_requests = 0;
  std::atomic<int> in_sink = 0;
  std::atomic<bool> told_twice_at_once = false;
  std::atomic<bool> went_back = false;
  const std::thread::id caller = std::this_thread::get_id();
  std::atomic<bool> told_by_caller = false;

  void take(const Snapshot& snapshot) {
    if (++in_sink > 1) told_twice_at_once = true;
    if (snapshot.requests < last_requests) went_back = true;
    if (std::this_thread::get_id() == caller) told_by_caller = true;
    last_requests = snapshot.requests;
    ++told;
    --in_sink;
  }
  Sink sink() {
    return [this](const Snapshot& snapshot) { take(snapshot); };
  }
};

std::shared_ptr<Watched> watched(Scenario& s) {
  auto watched = std::make_shared<Watched>();
  s.keep_until_exit(watched);
  return watched;
}

void check_told(Scenario& s, const Watched& watched) {
  s.check(!watched.told_twice_at_once, "the sink is given one snapshot at a time");
  s.check(!watched.went_back, "each snapshot is as late as the one before or later");
  s.check(!watched.told_by_caller, "the reporter has a thread of its own for the sink");
}

}  // namespace

void last_report(Scenario& s) {
  const auto all = watched(s);
  Reporter reporter(all->registry, all->sink(), 1ms);
  all->registry.book("/", 500, false);
  reporter.stop();
  s.check(all->last_requests == 1, "the last snapshot shows all that was counted before stop()");
  s.check(reporter.reports() == all->told, "reports() is how many snapshots the sink was given");
  const long told = all->told;
  reporter.stop();
  s.check(all->told == told, "a second stop() does nothing");
  check_told(s, *all);
}

void reports_again_and_again(Scenario& s) {
  const auto all = watched(s);
  Reporter reporter(all->registry, all->sink(), 1ms);
  const int rounds = s.scale();
  {
    std::jthread booking([&] {
      for (int i = 0; i < rounds; ++i) all->registry.book("/", 500, false);
    });
    // Another thread looks how far it is, while it goes on.
    for (int i = 0; i < 2'000 && reporter.reports() < 3; ++i) std::this_thread::sleep_for(1ms);
  }
  const long before_stop = all->told;
  s.check(before_stop >= 3, "the sink is given snapshots again and again");
  reporter.stop();
  s.check(all->last_requests == rounds,
          "the last snapshot shows all that was counted before stop()");
  s.check(reporter.reports() == all->told, "reports() is how many snapshots the sink was given");
  check_told(s, *all);
}

void stopped_by_its_end(Scenario& s) {
  const auto all = watched(s);
  for (long i = 1; i <= 3; ++i) {
    {
      const Reporter reporter(all->registry, all->sink(), 1ms);
      all->registry.book("/", 500, false);
    }
    s.check(all->last_requests == i, "a reporter that ends without stop() does as stop() does");
  }
  check_told(s, *all);
}

void long_pause(Scenario& s) {
  const auto all = watched(s);
  Reporter reporter(all->registry, all->sink(), 1h);
  for (int i = 0; i < 200 && all->told < 2; ++i) std::this_thread::sleep_for(1ms);
  s.check(all->told < 2, "there is a pause between two snapshots");
  all->registry.book("/", 500, false);
  reporter.stop();
  s.check(all->last_requests == 1, "the last snapshot shows all that was counted before stop()");
  check_told(s, *all);
}

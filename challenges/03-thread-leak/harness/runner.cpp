// What must hold of every runner, whatever the repair looks like: seen through api.hpp alone, from
// inside the jobs and from what the calls return.
#include <atomic>
#include <memory>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "api.hpp"
#include "rendezvous.hpp"
#include "scenario.hpp"
#include "watching.hpp"

using namespace thread_leak;
using ccgrade::Scenario;

namespace {

/// Shared, so that a thread that a submission leaves behind finds what it may still use.
std::shared_ptr<Runner> start(Scenario& s, unsigned workers, std::size_t room) {
  auto runner = std::make_shared<Runner>(workers, room);
  s.keep_until_exit(runner);
  return runner;
}

/// Ten times its number, for whoever wants to know whose result it is.
Work tenfold(long number) {
  return [number](const std::stop_token&) { return 10 * number; };
}

/// A runner that was closed has no result left once all are taken; then its threads end.
void check_all_taken(Scenario& s, Runner& runner) {
  s.check(!runner.take(), "when all results are taken and none will come, take() is empty");
  runner.cancel();
}

}  // namespace

void two_jobs(Scenario& s) {
  const auto runner = start(s, 2, 1);
  s.check(runner->submit(tenfold(0)) == 0 && runner->submit(tenfold(1)) == 1,
          "jobs are numbered from 0");
  runner->close();
  std::set<std::size_t> jobs;
  while (const auto result = runner->take()) {
    s.check(!result->failed && result->value == 10 * static_cast<long>(result->job),
            "a result has the number of its job");
    jobs.insert(result->job);
  }
  s.check(jobs.size() == 2, "every job has one result");
  check_all_taken(s, *runner);
}

void results_of_all(Scenario& s) {
  const auto runner = start(s, 4, 2);
  const std::size_t each = 5 * count_of(s.scale());
  std::vector<std::atomic<int>> results(2 * each);
  std::atomic<bool> wrong = false;
  const auto take_all = [&] {
    while (const auto result = runner->take()) {
      if (result->job < results.size() && !result->failed)
        ++results[result->job];
      else
        wrong = true;
    }
  };
  std::jthread first(take_all), second(take_all);
  {
    const auto submit_all = [&] {
      for (std::size_t i = 0; i < each; ++i) runner->submit(tenfold(1));
    };
    std::jthread other(submit_all);
    submit_all();
  }
  runner->close();
  first.join();
  second.join();
  bool once = true;
  for (const auto& count : results) once = once && count == 1;
  s.check(once && !wrong, "every job has one result, and it is taken once");
  check_all_taken(s, *runner);
}

void in_their_order(Scenario& s) {
  const auto runner = start(s, 1, 3);
  std::vector<int> begun;
  for (int i = 0; i < 3; ++i)
    runner->submit([&begun, i](const std::stop_token&) {
      begun.push_back(i);
      return 0L;
    });
  runner->close();
  for (int i = 0; i < 3; ++i) runner->take();
  check_all_taken(s, *runner);
  s.check(begun == std::vector<int>{0, 1, 2}, "jobs are begun in the order they came in");
}

void failing_jobs(Scenario& s) {
  const auto runner = start(s, 2, 4);
  for (int i = 0; i < 20; ++i)
    runner->submit([i](const std::stop_token&) -> long {
      if (i % 3 == 0) throw std::runtime_error("out of paper");
      if (i % 3 == 1) throw 7;  // whatever it is
      return i;
    });
  runner->close();
  int failed = 0, done = 0;
  while (const auto result = runner->take()) {
    ++(result->failed ? failed : done);
    s.check(result->failed == (result->job % 3 != 2), "a job fails when it throws");
    s.check(result->value == (result->failed ? 0 : static_cast<long>(result->job)),
            "a job that throws has the value 0");
  }
  s.check(failed == 14 && done == 6, "a job that throws has a result like any other");
  check_all_taken(s, *runner);
}

void refused_after_the_end(Scenario& s) {
  std::atomic<int> run = 0;
  const auto count = [&run](const std::stop_token&) { return static_cast<long>(++run); };
  const auto closed = start(s, 1, 1);
  closed->close();
  s.check(!closed->submit(count), "a closed runner takes no job");
  closed->close();
  check_all_taken(s, *closed);
  const auto cancelled = start(s, 1, 1);
  cancelled->cancel();
  s.check(!cancelled->submit(count), "a cancelled runner takes no job");
  check_all_taken(s, *cancelled);
  cancelled->close();
  s.check(run == 0, "a job that is refused is not run");
}

void cancelled_while_idle(Scenario& s) {
  const auto runner = start(s, 2, 1);
  runner->cancel();
  s.check(!runner->submit(tenfold(1)), "a cancelled runner takes no job");
}

void cancelled_while_full(Scenario& s) {
  // Nobody takes a result, so the worker waits for a place in the end.
  const auto runner = start(s, 1, 1);
  const auto begun = std::make_shared<std::atomic<int>>(0);
  for (int i = 0; i < 3; ++i)
    runner->submit([begun](const std::stop_token&) { return static_cast<long>(++*begun); });
  runner->cancel();
  s.check(*begun <= 2, "a worker whose result has no place begins no other job");
  s.check(!runner->take(), "after cancel() no result is left");
}

void cancelled_while_taking(Scenario& s) {
  const auto runner = start(s, 1, 1);
  std::jthread other([runner] { runner->cancel(); });
  s.check(!runner->take(), "cancel() wakes who waits in take()");
}

void cancelled_twice(Scenario& s) {
  const auto runner = start(s, 1, 1);
  const auto runs = std::make_shared<std::atomic<int>>(0);
  runner->submit([runs](const std::stop_token& stop) {
    ++*runs;
    wait_for(stop);
    --*runs;
    return 0L;
  });
  runner->submit(tenfold(1));
  const auto cancel = [&s, runner, runs] {
    runner->cancel();
    s.check(*runs == 0, "every call of cancel() returns when the jobs that run have ended");
  };
  std::jthread other(cancel);
  cancel();
  other.join();
  runner->cancel();
  s.check(!runner->take(), "after cancel() no result is left");
}

void running_jobs_hear_the_stop(Scenario& s) {
  const auto runner = start(s, 2, 1);
  const auto both_run = std::make_shared<ccgrade::Rendezvous>(3);
  const auto stopped = std::make_shared<std::atomic<int>>(0);
  for (int i = 0; i < 2; ++i)
    runner->submit([stopped, both_run](const std::stop_token& stop) {
      both_run->meet();
      wait_for(stop);
      ++*stopped;
      return 0L;
    });
  both_run->meet();
  runner->cancel();
  s.check(*stopped == 2, "cancel() returns when the jobs that run have ended");
}

void dropped_jobs(Scenario& s) {
  const auto runner = start(s, 1, 1);
  const auto runs = std::make_shared<ccgrade::Rendezvous>(2);
  const auto run = std::make_shared<std::atomic<int>>(0);
  runner->submit([runs](const std::stop_token& stop) {
    runs->meet();
    wait_for(stop);
    return 0L;
  });
  for (int i = 0; i < 100; ++i)
    runner->submit([run](const std::stop_token&) { return static_cast<long>(++*run); });
  runs->meet();
  runner->cancel();
  s.check(*run == 0, "jobs that have not begun are dropped by cancel()");
}

void ended_without_a_word(Scenario& s) {
  std::atomic<int> alive = 0;
  for (int i = 0; i < 2 + s.scale() / 4; ++i) {
    Runner runner(3, 1);
    for (int job = 0; job < 6; ++job)
      runner.submit([&alive](const std::stop_token&) {
        ++alive;
        std::this_thread::yield();
        --alive;
        return 0L;
      });
    if (i % 3 == 1) runner.close();
    if (i % 3 == 2) runner.take();
  }
  s.check(alive == 0, "when a runner is gone, so are its threads");
}

void threads_are_counted(Scenario& s) {
  const int before = threads_now();
  for (int i = 0; i < 8; ++i) {
    const auto runner = start(s, 4, 2);
    for (int job = 0; job < 16; ++job) runner->submit(tenfold(job));
    if (i % 2 == 0) runner->take();
    runner->cancel();
    s.check(threads_become(before), "after cancel() there are as many threads as before");
  }
}

void jobs_side_by_side(Scenario& s) {
  const auto runner = start(s, 2, 1);
  const auto both = std::make_shared<ccgrade::Rendezvous>(2);
  for (int i = 0; i < 2; ++i)
    runner->submit([both](const std::stop_token&) { return both->meet() ? 1L : 0L; });
  runner->close();
  long met = 0;
  while (const auto result = runner->take()) met += result->value;
  s.check(met == 2, "two workers do two jobs at the same time");
  check_all_taken(s, *runner);
}

#pragma once
#include "plan_run.hpp"
#include "snapshot.hpp"

namespace ccgrade::explore {

/// The processes in which a plan's executions happen. A child, a copy of the program before its
/// main, runs one after the other and undoes what each did to the program's memory (snapshot.hpp).
/// Where that is not enough, because an execution crashed the process or changed what the kernel
/// keeps, another child goes on; where it happens again and again, each execution gets a child of
/// its own. Lies in shared memory, as outcomes do.
class Server {
 public:
  /// What an execution does: the program's main.
  struct Body {
    void (*run)(void*);
    void* argument;
  };

  Server(Arena& lasting, Arena& per_run, const Plan& plan, const Report& report, Body body)
      : run_(lasting, per_run, plan, report),
        report_(report),
        body_(body),
        in_process_(plan.in_process),
        snapshot_(lasting) {}

  void serve();

 private:
  bool run_in_one_process();
  bool execute_here();
  void execute_in_child();
  void wait_for(long child);
  static std::uint64_t progress_of(void* server);

  PlanRun run_;
  const Report& report_;
  Body body_;
  bool in_process_;
  Snapshot snapshot_;
};

}  // namespace ccgrade::explore

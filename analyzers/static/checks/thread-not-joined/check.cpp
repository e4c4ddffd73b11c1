#include "analyzers/static/engine/check.hpp"

namespace ccgrade {
namespace {

Finding describe(const FunctionSummary& function, const ThreadObject& thread,
                 const UnjoinedExit& exit) {
  Finding finding;
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = thread.created;
  finding.message = "`" + thread.name + "` is still joinable when " + function.name + " " +
                    exit.how + " on line " + std::to_string(exit.exit.line) +
                    ", so its destructor calls std::terminate";
  finding.sites = {
      {Role::creates, thread.created.file, thread.created.line, function.name, thread.name},
      {Role::calls, exit.exit.file, exit.exit.line, function.name, thread.name}};
  finding.trail.push_back({thread.created.file, thread.created.line, "",
                           (thread.many ? "threads are started in `" : "a thread is started in `") +
                               thread.name + "`"});
  if (exit.branch.line)
    finding.trail.push_back({exit.branch.file, exit.branch.line, "", "this branch is taken"});
  finding.trail.push_back({exit.exit.file, exit.exit.line, "",
                           function.name + " " + exit.how + " with `" + thread.name +
                               "` neither joined, detached nor moved away"});
  return finding;
}

/// A local std::thread, or a container of them, that some way out of the function leaves joinable.
/// The frontend's dataflow finds the ways out; one finding per thread names the first.
class ThreadNotJoined : public Check {
 public:
  std::string rule() const override { return "thread-not-joined"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const ThreadObject& thread : function.threads)
        if (!thread.unjoined.empty()) {
          Finding finding = describe(function, thread, thread.unjoined.front());
          finding.rule = rule();
          sink.report(std::move(finding));
        }
  }
};

}  // namespace

std::unique_ptr<Check> make_thread_not_joined_check() {
  return std::make_unique<ThreadNotJoined>();
}

}  // namespace ccgrade

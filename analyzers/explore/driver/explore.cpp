#include "analyzers/explore/driver/explore.hpp"

#include "analyzers/explore/driver/build.hpp"
#include "analyzers/explore/driver/out_of_reach.hpp"
#include "grader/host/linux_host.hpp"

namespace ccgrade::explore {
namespace {

/// The program, as a search takes it; its objects lie in `folder`.
Result<Program> linked(Host& host, const Installation& installation, const ExploreRequest& request,
                       const std::vector<std::string>& objects, const std::string& folder) {
  const Result<std::string> path = link_program(host, installation, request, objects, folder);
  if (!path) return path.error();
  Program program;
  program.path = *path;
  program.races = request.races;
  program.leaks = request.leaks;
  program.late_writes = !is_clang(request.compiler);
  program.max_steps = request.max_steps;
  program.by_source = program.coverage = true;
  return program;
}

/// Builds the program, and does something with it where it is within reach.
Result<Exploration> with_program(Host& host, const Installation& installation,
                                 const ExploreRequest& request, const auto& use) {
  const ScratchFolder folder("ccgrade-explore");
  const auto objects = compile_program(host, installation, request, folder.path());
  if (!objects) return objects.error();
  const Result<std::string> obstacle = out_of_reach(host, *objects);
  if (!obstacle) return obstacle.error();
  Result<Exploration> done = Exploration{};
  done->inconclusive = *obstacle;
  if (obstacle->empty()) {
    const Result<Program> program = linked(host, installation, request, *objects, folder.path());
    done = program ? use(*program) : program.error();
  }
  if (!done) return done;
  done->sources = request.sources;
  done->flags = request.flags;
  done->compiler = request.compiler;
  return done;
}

/// What the caller can do about executions that are too long (the runtime's words for it).
void add_remedy(std::string& inconclusive) {
  static const std::string kTooLong = "the execution is longer than its limit of steps";
  if (inconclusive.ends_with(kTooLong)) inconclusive += "; --max-steps N allows more";
}

}  // namespace

Result<Exploration> explore(Host& host, const Installation& installation,
                            const ExploreRequest& request) {
  return with_program(host, installation, request,
                      [&](const Program& program) -> Result<Exploration> {
                        Result<Exploration> found = search(host, program, request.budget);
                        if (found) add_remedy(found->inconclusive);
                        if (found || host.stopping()) return found;
                        Exploration none;  // it was built, and cannot be run: that is no wrong call
                        none.inconclusive = found.error().message;
                        return none;
                      });
}

Result<Exploration> replay(Host& host, const Installation& installation,
                           const ExploreRequest& request, const KnownSchedule& known) {
  return with_program(host, installation, request,
                      [&](const Program& program) { return follow(host, program, known); });
}

}  // namespace ccgrade::explore

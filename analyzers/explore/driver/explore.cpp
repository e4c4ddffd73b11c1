#include "analyzers/explore/driver/explore.hpp"

#include "analyzers/explore/driver/build.hpp"
#include "analyzers/explore/driver/out_of_reach.hpp"
#include "grader/host/linux_host.hpp"

namespace ccgrade::explore {
namespace {

/// Builds the program, and does something with it.
Result<Exploration> with_program(Host& host, const Installation& installation,
                                 const ExploreRequest& request, const auto& use) {
  const ScratchFolder folder("ccgrade-explore");
  const Result<Built> built = build_program(host, installation, request, folder.path());
  if (!built) return built.error();
  const Result<std::string> obstacle = out_of_reach(host, built->objects);
  if (!obstacle) return obstacle.error();
  Program program;
  program.path = built->program;
  program.races = request.races;
  program.leaks = request.leaks;
  program.max_steps = request.max_steps;
  Result<Exploration> done = Exploration{};
  done->inconclusive = *obstacle;
  if (obstacle->empty()) done = use(program);
  if (!done) return done;
  done->sources = request.sources;
  done->flags = request.flags;
  done->compiler = request.compiler;
  return done;
}

}  // namespace

Result<Exploration> explore(Host& host, const Installation& installation,
                            const ExploreRequest& request) {
  return with_program(host, installation, request, [&](const Program& program) {
    return search(host, program, request.budget);
  });
}

Result<Exploration> replay(Host& host, const Installation& installation,
                           const ExploreRequest& request, const std::string& token) {
  return with_program(host, installation, request,
                      [&](const Program& program) { return follow(host, program, token); });
}

}  // namespace ccgrade::explore

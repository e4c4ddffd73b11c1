// What it costs to confine a command that does nothing: a program that ends at once, run bare, by a
// bubblewrap of its own, and in a cell that is prepared once.
#include <benchmark/benchmark.h>

#include "grader/host/linux_host.hpp"

namespace ccgrade {
namespace {

void run(benchmark::State& state, Host& host, const Command& command) {
  for (auto _ : state)
    if (!host.run(command).succeeded()) state.SkipWithError("the command does not end well");
}

void bare(benchmark::State& state) {
  const auto host = make_linux_host(1, {});
  run(state, *host, {.argv = {"/bin/true"}});
}

void bubblewrap_each(benchmark::State& state) {
  const auto host = make_linux_host(1, {});
  run(state, *host,
      {.argv = {"bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
                "--die-with-parent", "--ro-bind", "/", "/", "--tmpfs", "/tmp", "--dev", "/dev",
                "--proc", "/proc", "/bin/true"}});
}

void cell(benchmark::State& state) {
  const auto host = make_linux_host(1, {}, CCGRADE_CELL);
  if (const Status confines = host->confines(); !confines)
    state.SkipWithError(confines.error().message.c_str());
  Command command{.argv = {"/bin/true"}};
  command.confinement = Confinement{};
  run(state, *host, command);
}

BENCHMARK(bare)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(bubblewrap_each)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(cell)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace ccgrade

BENCHMARK_MAIN();

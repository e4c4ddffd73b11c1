// The benchmark's entry. What was measured goes to the descriptor in CCGRADE_TOOL_FD, in Google
// Benchmark's JSON, when all of it is known; what the submission prints is not among it.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdlib>
#include <sstream>
#include <string>

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::ostringstream measured, complaints;
  benchmark::JSONReporter reporter;
  reporter.SetOutputStream(&measured);
  reporter.SetErrorStream(&complaints);
  benchmark::RunSpecifiedBenchmarks(&reporter);
  const char* descriptor = std::getenv("CCGRADE_TOOL_FD");
  const std::string text = measured.str();
  for (std::size_t done = 0; descriptor && done < text.size();) {
    const ssize_t put = write(std::atoi(descriptor), text.data() + done, text.size() - done);
    if (put <= 0) return 1;
    done += static_cast<std::size_t>(put);
  }
  return complaints.str().empty() ? 0 : 1;
}

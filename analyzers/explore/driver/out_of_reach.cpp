#include "analyzers/explore/driver/out_of_reach.hpp"

#include "analyzers/dynamic/symbols/assembly.hpp"

namespace ccgrade::explore {
namespace {

constexpr long kMostBytes = 1L << 30;

/// What compilers call for a parallel region: GCC's runtime and LLVM's.
bool uses_openmp(const std::string& object) {
  return object.find("GOMP_parallel") != std::string::npos ||
         object.find("__kmpc_fork_call") != std::string::npos;
}

}  // namespace

Result<std::string> out_of_reach(Host& host, const std::vector<std::string>& objects) {
  for (const std::string& object : objects) {
    const Result<std::string> bytes = host.read_file(object, kMostBytes);
    if (!bytes) return bytes.error();
    if (uses_openmp(*bytes))
      return std::string("the program uses OpenMP, whose threads the explorer does not control");
  }
  const Result<bool> assembly = synchronise_in_assembly(host, objects);
  if (!assembly) return assembly.error();
  return std::string(*assembly ? "the program synchronises in inline assembly, which the explorer "
                                 "does not see"
                               : "");
}

}  // namespace ccgrade::explore

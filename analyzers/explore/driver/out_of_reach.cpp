#include "analyzers/explore/driver/out_of_reach.hpp"

#include "analyzers/dynamic/symbols/assembly.hpp"
#include "analyzers/dynamic/symbols/object_tool.hpp"

namespace ccgrade::explore {
namespace {

/// Do the objects call a runtime for parallel regions, GCC's or LLVM's?
Result<bool> use_openmp(Host& host, const std::vector<std::string>& objects) {
  const Result<std::string> undefined =
      run_object_tool(host, {"llvm-nm-19", "--undefined-only", "--format=just-symbols"}, objects);
  if (!undefined) return undefined.error();
  const std::string lines = "\n" + *undefined;
  return lines.find("\nGOMP_parallel") != std::string::npos ||
         lines.find("\n__kmpc_fork_call") != std::string::npos;
}

}  // namespace

Result<std::string> out_of_reach(Host& host, const std::vector<std::string>& objects) {
  if (objects.empty()) return std::string();
  const Result<bool> openmp = use_openmp(host, objects);
  if (!openmp) return openmp.error();
  if (*openmp)
    return std::string("the program uses OpenMP, whose threads the explorer does not control");
  const Result<std::string> instructions = disassemble(host, objects);
  if (!instructions) return instructions.error();
  if (lists_synchronisation(*instructions))
    return std::string(
        "the program synchronises in inline assembly, which the explorer does not see");
  if (lists_system_call(*instructions))
    return std::string("the program calls the system in inline assembly, past the explorer");
  return std::string();
}

}  // namespace ccgrade::explore

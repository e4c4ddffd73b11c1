#include "analyzers/dynamic/symbols/assembly.hpp"

#include <sstream>

#include "analyzers/dynamic/symbols/object_tool.hpp"

namespace ccgrade {
namespace {

/// An exchange with memory locks without being told to; one of two registers is a plain move.
bool names_memory(std::istream& operands) {
  for (std::string operand; operands >> operand && operand[0] != '#';)
    if (operand[0] != '%') return true;
  return false;
}

bool synchronises(const std::string& line) {
  std::istringstream words(line);
  std::string instruction;
  words >> instruction;
  if (instruction == "lock" || instruction == "mfence") return true;
  return instruction.starts_with("xchg") && names_memory(words);
}

}  // namespace

bool lists_synchronisation(const std::string& listing) {
  std::istringstream lines(listing);
  for (std::string line; std::getline(lines, line);)
    if (synchronises(line)) return true;
  return false;
}

Result<bool> synchronise_in_assembly(Host& host, const std::vector<std::string>& objects) {
  const Result<std::string> listing = run_object_tool(
      host, {"llvm-objdump-19", "--disassemble", "--no-show-raw-insn", "--no-leading-addr"},
      objects);
  if (!listing) return listing.error();
  return lists_synchronisation(*listing);
}

}  // namespace ccgrade

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

bool calls_the_system(const std::string& line) {
  std::istringstream words(line);
  std::string instruction;
  words >> instruction;
  return instruction == "syscall" || instruction == "sysenter" ||
         (instruction == "int" && line.find("$0x80") != std::string::npos);
}

bool any_line(const std::string& listing, bool (*is_wanted)(const std::string&)) {
  std::istringstream lines(listing);
  for (std::string line; std::getline(lines, line);)
    if (is_wanted(line)) return true;
  return false;
}

}  // namespace

bool lists_synchronisation(const std::string& listing) {
  return any_line(listing, &synchronises);
}

bool lists_system_call(const std::string& listing) {
  return any_line(listing, &calls_the_system);
}

Result<std::string> disassemble(Host& host, const std::vector<std::string>& objects) {
  return run_object_tool(
      host, {"llvm-objdump-19", "--disassemble", "--no-show-raw-insn", "--no-leading-addr"},
      objects);
}

}  // namespace ccgrade

#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "grader/host/host.hpp"
#include "grader/model/result.hpp"

namespace ccgrade::explore {

/// A call in a program: its address (the last byte of the instruction, as the runtime has it) and
/// what names it in the source.
struct CallSite {
  unsigned long pc = 0;
  std::string file;
  int line = 0;
  std::string text;  ///< of that line, without the spaces around it
  int nth = 1;       ///< of the calls on lines of this text, in the order of their addresses
};

/// Functions by their symbols, and where each begins.
using FunctionStarts = std::map<unsigned long, std::string>;

/// Of the functions that the program defines. An Error when it cannot be read.
Result<FunctionStarts> function_starts(Host& host, const std::string& program);

/// The symbol of the function in which the address lies; empty when it is in none.
std::string function_at(const FunctionStarts& starts, unsigned long pc);

/// Clang numbers the lambdas of a function: the symbol without those numbers.
std::string without_lambda_numbers(const std::string& symbol);

/// All calls of these functions, by symbol. An Error when the program or its symbols cannot be
/// read; a function that it does not define has no calls.
Result<std::map<std::string, std::vector<CallSite>>> call_sites(
    Host& host, const std::string& program, const std::set<std::string>& symbols);

/// Addresses of the calls in a listing of llvm-objdump-19, by symbol.
std::map<std::string, std::vector<unsigned long>> calls_in(const std::string& listing);

}  // namespace ccgrade::explore

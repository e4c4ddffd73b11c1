#pragma once
// Functions that are handed over and called by who gets them: `registry.each([&](int id) { … })`.
// Where a function calls its parameter, and a caller hands over what is known, the caller calls
// that, with what is held where the parameter is called.
#include <map>
#include <string>
#include <vector>

#include "analyzers/static/engine/program.hpp"

namespace ccgrade {

/// `caller` makes its `call`th call, and in it `callee` runs; null where the parameter itself does.
struct Hop {
  const FunctionSummary* caller = nullptr;
  std::size_t call = 0;
  const FunctionSummary* callee = nullptr;
};

/// The calls from where a parameter is called, which comes first, to where it is handed over.
using Way = std::vector<Hop>;

/// What a function calls by handing it over in the last call of `way`.
struct HandedCall {
  std::string callable;  ///< its USR
  Way way;
};

/// In the whole program. Asks for its functions and targets alone.
std::vector<HandedCall> handed_calls(const Program& program);

}  // namespace ccgrade

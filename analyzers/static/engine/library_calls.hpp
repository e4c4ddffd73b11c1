#pragma once
// The calls of libraries that the models tell something of, as each function reaches them: itself,
// and through its callees, with what is held there.
#include "analyzers/static/engine/composition.hpp"

namespace ccgrade {

struct LibraryCall : Reached {
  std::string name;  ///< as the models have it
  const FunctionModel* model = nullptr;
  AccessPath receiver;
  std::vector<AccessPath> args;
};

/// By the function that reaches them. Points into the program.
using LibraryCalls = std::map<std::string, std::vector<LibraryCall>>;

/// For Program, which keeps them: program.library_calls().
LibraryCalls compose_library_calls(const Program& program);

}  // namespace ccgrade

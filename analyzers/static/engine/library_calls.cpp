#include "analyzers/static/engine/library_calls.hpp"

namespace ccgrade {
namespace {

struct LibraryCallKind {
  using Item = LibraryCall;
  static constexpr std::size_t kMost = 200;

  std::vector<LibraryCall> own(const Program& program, const FunctionSummary& function) const {
    std::vector<LibraryCall> all;
    for (const Call& call : function.calls) {
      const FunctionModel* model = program.models().function(call.name);
      if (!model) continue;
      LibraryCall made;
      made.chain = {{&function, call.site, ""}};
      made.held = locks_held(program, function, call.held);
      made.name = call.name;
      made.model = model;
      made.receiver = call.receiver;
      for (const Argument& argument : call.args) made.args.push_back(argument.path);
      all.push_back(std::move(made));
    }
    return all;
  }
  bool rebind(LibraryCall& call, const Binding& bind) const {
    call.receiver = bind(call.receiver);
    for (AccessPath& argument : call.args) argument = bind(argument);
    return true;
  }
  std::string key(const LibraryCall& call) const { return call.name; }
};

}  // namespace

LibraryCalls compose_library_calls(const Program& program) {
  return compose(program, LibraryCallKind{});
}

}  // namespace ccgrade

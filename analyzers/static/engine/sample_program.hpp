#pragma once
// Small programs for the engine's tests. A function is called by its USR; all is in x.cpp.
#include <utility>

#include "analyzers/static/engine/program.hpp"

namespace ccgrade::sample {

inline Location at(int line) {
  return {"x.cpp", line, 1};
}

inline AccessPath global(const std::string& name) {
  return {Root::global, name, name, {}};
}

inline AccessPath parameter(const std::string& function, int number) {
  return {Root::parameter, function + "#" + std::to_string(number), "use", {}};
}

/// A member of the object that the method is called on.
inline AccessPath member(const std::string& method, const std::string& record,
                         const std::string& name) {
  return {Root::self, method + "#this", name, {{.name = name, .record = record}}};
}

inline Held holding(AccessPath lock, int line) {
  return {.lock = std::move(lock), .site = at(line)};
}

inline Call call(const std::string& callee, int line, std::vector<Held> held = {}) {
  return {.callee = callee, .name = callee, .site = at(line), .held = std::move(held)};
}

inline Access access(AccessPath path, int line, bool write, std::vector<Held> held = {}) {
  return {.path = std::move(path), .site = at(line), .write = write, .held = std::move(held)};
}

inline FunctionSummary function(const std::string& name, std::vector<Call> calls = {}) {
  FunctionSummary made;
  made.usr = made.name = name;
  made.calls = std::move(calls);
  return made;
}

/// That code outside of its class may call.
inline FunctionSummary method(const std::string& name, const std::string& owner,
                              std::vector<Call> calls = {}) {
  FunctionSummary made = function(name, std::move(calls));
  made.owner = owner;
  made.exposed = true;
  return made;
}

inline Program program(std::vector<FunctionSummary> functions) {
  return Program({{.source = "x.cpp", .functions = std::move(functions)}}, {});
}

}  // namespace ccgrade::sample

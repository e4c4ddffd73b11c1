#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {

std::string quoted(const std::string& text) {
  return "`" + text + "`";
}

Site site_of(Role role, const Frame& frame, const AccessPath& object) {
  return {role, frame.site.file, frame.site.line, frame.function->name, object.text};
}

void add_step(Finding& finding, const Frame& frame, const std::string& thread, std::string text) {
  finding.trail.push_back({frame.site.file, frame.site.line, thread, std::move(text)});
}

void tell_calls(Finding& finding, const std::string& thread, const Chain& chain, std::size_t from) {
  const std::vector<Frame> frames(chain.begin(), chain.end());
  for (std::size_t i = from; i + 1 < frames.size(); ++i)
    add_step(finding, frames[i], thread, frames[i].function->name + " calls " + frames[i].callee);
}

void tell_holding(Finding& finding, const std::string& thread, const Chain& holding,
                  const std::string& held_name, const Chain& then, const std::string& what,
                  std::size_t start) {
  tell_calls(finding, thread, holding, start);
  add_step(finding, holding.back(), thread, "locks " + held_name);
  const std::vector<Frame> one(holding.begin(), holding.end()), other(then.begin(), then.end());
  std::size_t parts = start;
  while (parts + 1 < one.size() && parts + 1 < other.size() && one[parts].site == other[parts].site)
    ++parts;
  tell_calls(finding, thread, then, parts);
  add_step(finding, then.back(), thread, what);
}

}  // namespace ccgrade

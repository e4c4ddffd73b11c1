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

void tell_calls(Finding& finding, const std::string& thread, const std::vector<Frame>& chain,
                std::size_t from) {
  for (std::size_t i = from; i + 1 < chain.size(); ++i)
    add_step(finding, chain[i], thread, chain[i].function->name + " calls " + chain[i].callee);
}

void tell_holding(Finding& finding, const std::string& thread, const std::vector<Frame>& holding,
                  const std::string& held_name, const std::vector<Frame>& then,
                  const std::string& what, std::size_t start) {
  tell_calls(finding, thread, holding, start);
  add_step(finding, holding.back(), thread, "locks " + held_name);
  std::size_t parts = start;
  while (parts + 1 < holding.size() && parts + 1 < then.size() &&
         holding[parts].site == then[parts].site)
    ++parts;
  tell_calls(finding, thread, then, parts);
  add_step(finding, then.back(), thread, what);
}

}  // namespace ccgrade

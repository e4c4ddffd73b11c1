#include "analyzers/static/engine/substitute.hpp"

#include <algorithm>
#include <charconv>

#include "analyzers/static/engine/access_path.hpp"

namespace ccgrade {
namespace {

/// The part of a root key behind "<usr>#": "0.from", "this.seat_"; empty when it is another's.
std::string_view own_part(std::string_view key, const std::string& usr) {
  const bool own = key.size() > usr.size() && key.starts_with(usr) && key[usr.size()] == '#';
  return own ? key.substr(usr.size() + 1) : std::string_view{};
}

/// With the name of what is passed in the place of the parameter's, `&x` and a dereference of it
/// being `x`. A member that is named alone is one of the callee's own object, and stays as it is.
std::string readable(const std::string& text, const AccessPath& formal, const AccessPath& actual) {
  const std::size_t begin = text.find_first_not_of("(*&");
  const std::size_t end = text.find_first_of(".-[)", begin == std::string::npos ? 0 : begin);
  const bool names_member = begin == 0 && end == std::string::npos &&
                            std::ranges::count(formal.steps, StepKind::field, &Step::kind) > 0;
  if (actual.text.empty() || formal.root == Root::self || names_member) return text;
  std::string before = text.substr(0, std::min(begin, text.size()));
  std::string name = actual.text, after = end == std::string::npos ? "" : text.substr(end);
  const bool leads = before.ends_with('*') && (after.empty() || after.starts_with(')'));
  if (name.starts_with('&') && (leads || after.starts_with("->"))) {
    name.erase(0, 1);
    if (leads)
      before.pop_back();
    else
      after.replace(0, 2, ".");
  }
  return before + name + after;
}

}  // namespace

Binding::Binding(const FunctionSummary& callee, const Call& call) : callee_(callee), call_(call) {}

const Argument* Binding::argument_of(const std::string& root) const {
  const std::string_view part = own_part(root, callee_.usr);
  std::size_t position = 0;
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), position);
  return error == std::errc{} && position < call_.args.size() ? &call_.args[position] : nullptr;
}

AccessPath Binding::operator()(const AccessPath& path) const {
  AccessPath result = path;
  const std::string_view part = own_part(path.id, callee_.usr);
  if (!part.empty()) {
    const Argument* argument = argument_of(path.id);
    const AccessPath actual = path.root == Root::self ? call_.receiver
                              : argument              ? argument->path
                                                      : AccessPath{};
    result = actual;
    result.text = readable(path.text, path, actual);
    for (const Step& step : path.steps) append(result, step);
  }
  for (Step& step : result.steps)
    if (step.kind == StepKind::index) step.index = (*this)(step.index);
  return result;
}

Index Binding::operator()(const Index& index) const {
  Index result = index;
  result.roots.clear();
  for (const std::string& root : index.roots) replace_root(root, result);
  return result;
}

void Binding::replace_root(const std::string& root, Index& result) const {
  const std::string_view part = own_part(root, callee_.usr);
  if (part.empty()) {
    result.roots.push_back(root);
    return;
  }
  const std::size_t dot = part.find('.');
  const std::string rest(dot == std::string_view::npos ? "" : part.substr(dot));
  if (part.starts_with("this")) {
    result.roots.push_back(root_key(call_.receiver) + rest);
    return;
  }
  const Argument* argument = argument_of(root);
  if (!argument) {
    result.kind = IndexKind::unknown;
  } else if (result.plain && rest.empty()) {
    result = argument->value;
  } else if (argument->value.kind == IndexKind::constant) {
    result.kind = IndexKind::unknown;
  } else {
    if (result.kind == IndexKind::raw) result.kind = argument->value.kind;
    for (const std::string& actual : argument->value.roots) result.roots.push_back(actual + rest);
    result.plain = result.plain && argument->value.plain;
    result.wraps = result.wraps || argument->value.wraps;
  }
}

std::string root_key(const AccessPath& path) {
  std::string key = path.id;
  for (const Step& step : path.steps)
    if (step.kind == StepKind::field) key += "." + step.name;
  return key;
}

}  // namespace ccgrade

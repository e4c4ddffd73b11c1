#include "analyzers/static/engine/access_path.hpp"

#include <algorithm>

namespace ccgrade {
namespace {

enum class Verdict { same, different, unknown };

bool is_pointer_step(const Step& step) {
  return step.kind == StepKind::deref || step.kind == StepKind::owner;
}

Verdict compare_step(const Step& a, const Step& b) {
  if (a.kind != b.kind) return Verdict::unknown;
  if (a.kind == StepKind::field)
    return a.name == b.name && a.record == b.record ? Verdict::same : Verdict::different;
  if (a.kind != StepKind::index) return Verdict::same;
  const bool constants = a.index.kind == IndexKind::constant && b.index.kind == IndexKind::constant;
  return constants && a.index.text != b.index.text ? Verdict::different : Verdict::same;
}

bool named(Root root) {
  return root != Root::unknown;
}
bool object(Root root) {
  return root == Root::global || root == Root::local;
}

Verdict compare_roots(const AccessPath& a, const AccessPath& b) {
  if (named(a.root) && a.id == b.id) return Verdict::same;
  return object(a.root) && object(b.root) ? Verdict::different : Verdict::unknown;
}

/// A subobject belongs to one object, so walk both paths from the lock outwards: the first member
/// that differs tells them apart. Beyond a pointer that does not own, other names may reach the
/// same object and nothing is told.
Verdict compare_outwards(const AccessPath& a, const AccessPath& b) {
  std::size_t i = a.steps.size(), j = b.steps.size();
  while (i > 0 && j > 0) {
    const Step& left = a.steps[--i];
    const Step& right = b.steps[--j];
    if (left.kind == StepKind::deref || right.kind == StepKind::deref) return Verdict::unknown;
    const Verdict verdict = compare_step(left, right);
    if (verdict != Verdict::same) return verdict;
  }
  return i == 0 && j == 0 ? compare_roots(a, b) : Verdict::unknown;
}

/// From one root, the same steps lead to the same object and the first other member to another.
Verdict compare_inwards(const AccessPath& a, const AccessPath& b) {
  if (!named(a.root) || a.id != b.id) return Verdict::unknown;
  for (std::size_t i = 0; i < a.steps.size() && i < b.steps.size(); ++i) {
    const Verdict verdict = compare_step(a.steps[i], b.steps[i]);
    if (verdict == Verdict::same) continue;
    for (std::size_t k = i; k < a.steps.size(); ++k)
      if (a.steps[k].kind == StepKind::deref) return Verdict::unknown;
    for (std::size_t k = i; k < b.steps.size(); ++k)
      if (b.steps[k].kind == StepKind::deref) return Verdict::unknown;
    return verdict;
  }
  return a.steps.size() == b.steps.size() ? Verdict::same : Verdict::unknown;
}

Index root_as_index(const AccessPath& path) {
  return {IndexKind::raw, path.root == Root::self ? "this" : path.text, {path.id}, true};
}

}  // namespace

void append(AccessPath& path, const Step& step) {
  if (is_pointer_step(step) && !path.steps.empty() && path.steps.back().kind == StepKind::address) {
    path.steps.pop_back();
    return;
  }
  path.steps.push_back(step);
}

std::string family(const AccessPath& path) {
  std::string elements;
  for (auto step = path.steps.rbegin(); step != path.steps.rend(); ++step) {
    if (step->kind == StepKind::field) return step->record + "::" + step->name + elements;
    if (step->kind == StepKind::index) elements.insert(0, "[]");
    if (step->kind == StepKind::deref) elements.insert(0, "*");
  }
  return object(path.root) ? path.id + elements : "";
}

bool surely_distinct(const AccessPath& a, const AccessPath& b) {
  const std::string left = family(a), right = family(b);
  if (left.empty() || right.empty()) return false;
  if (left != right) return left.back() != '*' && right.back() != '*';
  return compare_inwards(a, b) == Verdict::different ||
         compare_outwards(a, b) == Verdict::different;
}

bool surely_same(const AccessPath& a, const AccessPath& b) {
  const auto settled = [](const AccessPath& path) {
    return named(path.root) && !path.loose && std::ranges::all_of(path.steps, [](const Step& step) {
             return step.kind != StepKind::index || step.index.kind == IndexKind::constant ||
                    step.index.kind == IndexKind::raw;
           });
  };
  return settled(a) && settled(b) && a.id == b.id && a.steps == b.steps;
}

bool surely_within(const AccessPath& part, const AccessPath& whole) {
  if (part.steps.size() < whole.steps.size()) return false;
  AccessPath beginning = part;
  beginning.steps.resize(whole.steps.size());
  return surely_same(beginning, whole);
}

bool may_alias(const AccessPath& a, const AccessPath& b) {
  const std::string left = family(a);
  return !left.empty() && left == family(b) && !surely_distinct(a, b);
}

std::optional<Selectors> selectors(const AccessPath& a, const AccessPath& b) {
  if (!named(a.root) || !named(b.root) || a.steps.size() != b.steps.size()) return std::nullopt;
  std::optional<Selectors> pair;
  if (a.id != b.id) {
    if (object(a.root) || object(b.root)) return std::nullopt;
    pair = {root_as_index(a), root_as_index(b)};
  }
  for (std::size_t i = 0; i < a.steps.size(); ++i) {
    if (a.steps[i] == b.steps[i]) continue;
    const bool indices = a.steps[i].kind == StepKind::index && b.steps[i].kind == StepKind::index;
    if (!indices || pair) return std::nullopt;
    pair = {a.steps[i].index, b.steps[i].index};
  }
  return pair;
}

std::string class_text(const AccessPath& path) {
  std::string text = path.id;
  for (const Step& step : path.steps) {
    if (step.kind == StepKind::field) text += "." + step.name;
    if (step.kind == StepKind::deref || step.kind == StepKind::owner) text += "->";
    if (step.kind == StepKind::address) text += "&";
    if (step.kind == StepKind::index)
      text += "[" + (step.index.kind == IndexKind::constant ? step.index.text : "*") + "]";
  }
  return text;
}

}  // namespace ccgrade

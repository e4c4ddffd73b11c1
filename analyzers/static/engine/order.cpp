#include "analyzers/static/engine/order.hpp"

#include <algorithm>

namespace ccgrade {
namespace {

using Roots = std::vector<std::string>;

/// Roots meet when they are the same variable, or one is a part of the other (`order`,
/// `order.from`).
bool meet(const std::string& a, const std::string& b) {
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return longer.starts_with(shorter) &&
         (longer.size() == shorter.size() || longer[shorter.size()] == '.');
}

bool meet(const Roots& a, const Roots& b) {
  return std::ranges::any_of(a, [&](const auto& x) {
    return std::ranges::any_of(b, [&](const auto& y) { return meet(x, y); });
  });
}

bool is_equality(const Condition& condition) {
  return condition.op == "==" || condition.op == "!=";
}

bool is_bare(const Condition& condition) {
  return condition.op.empty();
}

/// What both indices are made of: of `forks[seat]` and `forks[(seat + 1) % n]`, the seat. The rest
/// is the same for everyone.
Roots common(const Index& first, const Index& second) {
  Roots roots;
  for (const Index* index : {&first, &second})
    for (const std::string& root : index->roots)
      if (meet(Roots{root}, index == &first ? second.roots : first.roots)) roots.push_back(root);
  return roots;
}

/// `forks[seat]` and `forks[(seat + 1) % n]`: one variable, so a test of it alone can break the
/// circle, if it tells one seat, every other one or the last one from the rest, or compares the two
/// indices. That there are many, or that this is one of the many, does not; nor does a test that
/// merely leaves (a bounds check).
bool breaks_circle(const Condition& condition, const Index& first, const Index& second) {
  const Roots seat = common(first, second);
  const bool left = meet(condition.left, seat), right = meet(condition.right, seat);
  // swap, sort, min and max name the same on both sides.
  if (left && right && !is_equality(condition)) return true;
  if (condition.early_out || (!left && !right)) return false;
  return is_bare(condition) || is_equality(condition) || condition.computed;
}

/// `from` and `to`: that they are equal says nothing about which comes first; any other relation
/// may, and so may a comparison with something that is made of both, such as their minimum.
bool relates(const Condition& condition, const Index& first, const Index& second) {
  if (is_bare(condition)) return false;
  const auto of_both = [&](const Roots& side) {
    return meet(side, first.roots) && meet(side, second.roots);
  };
  if (is_equality(condition)) return of_both(condition.left) || of_both(condition.right);
  return (meet(condition.left, first.roots) && meet(condition.right, second.roots)) ||
         (meet(condition.left, second.roots) && meet(condition.right, first.roots));
}

bool owned_by_caller(const FunctionSummary& function, const Index& index) {
  const std::string own_local = function.usr + "%";
  return std::ranges::none_of(index.roots,
                              [&](const auto& root) { return root.starts_with(own_local); });
}

/// m[i], m[i + 1] is an order; only wrapping around makes a circle of it.
bool can_meet_in_reverse(const Index& first, const Index& second) {
  if (first.text == second.text) return false;
  return !meet(first.roots, second.roots) || first.wraps || second.wraps;
}

bool arranged(const FunctionSummary& function, const Index& first, const Index& second) {
  const bool circle = meet(first.roots, second.roots);
  const bool as_given = first.kind == IndexKind::raw && second.kind == IndexKind::raw;
  return std::ranges::any_of(function.conditions, [&](const Condition& condition) {
    // min and max make new values; who locks by the given ones has not used them.
    if (condition.op == "pick" && as_given) return false;
    return circle ? breaks_circle(condition, first, second) : relates(condition, first, second);
  });
}

/// A test of something else altogether that may differ from thread to thread: `left_handed`.
bool may_differ(const FunctionSummary& function, const Condition& condition, const Index& first,
                const Index& second) {
  if (!is_bare(condition) && !is_equality(condition)) return false;
  const auto differs = [&](const std::string& root) {
    return !root.starts_with(function.usr + "%") && !meet(Roots{root}, first.roots) &&
           !meet(Roots{root}, second.roots);
  };
  return std::ranges::any_of(condition.left, differs) ||
         std::ranges::any_of(condition.right, differs);
}

bool mentions(const Condition& condition, const Roots& roots) {
  return meet(condition.left, roots) || meet(condition.right, roots);
}

}  // namespace

bool parted_in(const FunctionSummary& function, const Index& first, const Index& second) {
  const bool circle = meet(first.roots, second.roots);
  const Roots seat = common(first, second);
  return std::ranges::any_of(function.conditions, [&](const Condition& condition) {
    if (condition.early_out) return false;
    return circle ? mentions(condition, seat) || may_differ(function, condition, first, second)
                  : mentions(condition, first.roots) || mentions(condition, second.roots);
  });
}

bool unordered_in(const FunctionSummary& function, const Index& first, const Index& second) {
  return first.kind == IndexKind::raw && second.kind == IndexKind::raw &&
         owned_by_caller(function, first) && owned_by_caller(function, second) &&
         can_meet_in_reverse(first, second) && !arranged(function, first, second);
}

bool arranged_in(const FunctionSummary& function, const Index& first, const Index& second) {
  return arranged(function, first, second);
}

bool ordered_by_caller(const FunctionSummary& caller, const Index& first, const Index& second) {
  // Without roots it is made of constants: which ones, and whether others come reversed, is not
  // told.
  const auto settled = [](const Index& index) {
    return index.kind == IndexKind::ordered || index.kind == IndexKind::constant ||
           index.roots.empty();
  };
  return settled(first) || settled(second) || !can_meet_in_reverse(first, second) ||
         arranged(caller, first, second);
}

}  // namespace ccgrade

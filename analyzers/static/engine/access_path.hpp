#pragma once
// When two access paths may, or cannot, name the same lock.
#include <optional>
#include <string>

#include "analyzers/static/engine/summary.hpp"

namespace ccgrade {

/// Appends a step; `&` followed by a dereference cancels.
void append(AccessPath& path, const Step& step);

/// The member (or variable) that a lock is, whoever's it is: "Account::mutex", or "Table::forks_[]"
/// for an element. Empty when the path does not say.
std::string family(const AccessPath& path);

/// False only when the two cannot be one object: other families, other members of one object, other
/// constant indices, other variables. Paths that say nothing may alias nothing that says something.
bool may_alias(const AccessPath& a, const AccessPath& b);

/// True only when the two are surely different objects.
bool surely_distinct(const AccessPath& a, const AccessPath& b);

/// True only when both name one and the same object, whenever they are used within one call.
bool surely_same(const AccessPath& a, const AccessPath& b);

/// True only when one is surely part of the other, or the other itself.
bool surely_within(const AccessPath& part, const AccessPath& whole);

/// What tells two locks of one family apart: the one index in which two elements of an array
/// differ, or the receiver and parameters that two otherwise equal paths begin with.
struct Selectors {
  Index first;
  Index second;
};
std::optional<Selectors> selectors(const AccessPath& a, const AccessPath& b);

/// One name for a path in which unknown and raw indices are written "*".
std::string class_text(const AccessPath& path);

}  // namespace ccgrade

#pragma once
// Does anything put two elements of one array in an order before both are locked?
#include "analyzers/static/engine/substitute.hpp"
#include "analyzers/static/engine/summary.hpp"

namespace ccgrade {

/// True when `function` locks elements by two indices that it takes as they come: both are pure
/// expressions over what its caller gave it, and nothing in it compares, sorts or swaps them.
/// Conservative: anything doubtful counts as ordered.
bool unordered_in(const FunctionSummary& function, const Index& first, const Index& second);

/// True when a test in `function` may part those who come with the two indices into some who take
/// them in this order and others who do not: `if (seat > 0)`. It is an order only if there are such
/// others.
bool parted_in(const FunctionSummary& function, const Index& first, const Index& second);

/// True when a comparison in the function, or what it makes of one, puts the two in an order.
bool arranged_in(const FunctionSummary& function, const Index& first, const Index& second);

/// True when the caller has put the arguments that the two indices are made of in order.
bool ordered_by_caller(const FunctionSummary& caller, const Index& first, const Index& second);

}  // namespace ccgrade

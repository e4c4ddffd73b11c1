#pragma once
#include <vector>

#include "analyzers/static/checks/lock-order-inversion/edge.hpp"

namespace ccgrade::lock_order {

/// Those edges that can lie on a circle at all: a way leads back from what is wanted to what is
/// held, by families of locks. Locks in one order, however many, leave none.
std::vector<Edge> on_circles(std::vector<Edge> edges);

}  // namespace ccgrade::lock_order

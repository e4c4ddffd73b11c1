#include "analyzers/static/checks/lock-order-inversion/circles.hpp"

#include <map>
#include <string>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/call_graph.hpp"

namespace ccgrade::lock_order {
namespace {

/// Of each family, the strongly connected component that it belongs to.
std::map<std::string, std::size_t> components(const std::vector<Edge>& edges) {
  std::map<std::string, std::vector<std::string>> wanted;
  for (const Edge& edge : edges)
    wanted[family(edge.held->held.lock)].push_back(family(edge.effect->lock));
  std::map<std::string, std::size_t> component_of;
  std::size_t number = 0;
  for (const std::vector<std::string>& component : components_bottom_up(wanted)) {
    for (const std::string& each : component) component_of[each] = number;
    ++number;
  }
  return component_of;
}

}  // namespace

std::vector<Edge> on_circles(std::vector<Edge> edges) {
  const auto component_of = components(edges);
  std::erase_if(edges, [&](const Edge& edge) {
    const auto held = component_of.find(family(edge.held->held.lock));
    const auto wanted = component_of.find(family(edge.effect->lock));
    return wanted == component_of.end() || held->second != wanted->second;
  });
  return edges;
}

}  // namespace ccgrade::lock_order

#include "analyzers/static/engine/call_graph.hpp"

#include <algorithm>

namespace ccgrade {
namespace {

using Graph = std::map<std::string, std::vector<std::string>>;

class Tarjan {
 public:
  explicit Tarjan(const Graph& graph) : graph_(graph) {}

  std::vector<std::vector<std::string>> run() {
    for (const auto& [node, callees] : graph_)
      if (!order_.contains(node)) visit(node);
    return std::move(components_);
  }

 private:
  void visit(const std::string& node) {
    const int index = order_[node] = low_[node] = next_++;
    stack_.push_back(node);
    for (const std::string& callee : graph_.at(node)) {
      if (!graph_.contains(callee)) continue;
      if (!order_.contains(callee)) {
        visit(callee);
        low_[node] = std::min(low_[node], low_[callee]);
      } else if (std::ranges::count(stack_, callee)) {
        low_[node] = std::min(low_[node], order_[callee]);
      }
    }
    if (low_[node] == index) pop_component(node);
  }

  void pop_component(const std::string& root) {
    auto& component = components_.emplace_back();
    do {
      component.push_back(stack_.back());
      stack_.pop_back();
    } while (component.back() != root);
  }

  const Graph& graph_;
  std::map<std::string, int> order_, low_;
  std::vector<std::string> stack_;
  std::vector<std::vector<std::string>> components_;
  int next_ = 0;
};

}  // namespace

std::vector<std::vector<std::string>> components_bottom_up(const Graph& graph) {
  return Tarjan(graph).run();
}

}  // namespace ccgrade

// Theory of operation. Tarjan's algorithm with a stack of its own in place of recursion: a chain of
// calls may be longer than the process's stack is deep.
#include "analyzers/static/engine/call_graph.hpp"

#include <algorithm>

namespace ccgrade {
namespace {

using Graph = std::map<std::string, std::vector<std::string>>;

/// What is known of a function.
struct Node {
  int order = -1;  ///< of the first visit; -1: not visited yet
  int low = -1;    ///< the least order that it leads back to
  bool open = false;
};

/// A visit under way: which callee is next.
struct Visit {
  Graph::const_iterator at;
  std::size_t next = 0;
};

class Tarjan {
 public:
  explicit Tarjan(const Graph& graph) : graph_(graph) {}

  std::vector<std::vector<std::string>> run() {
    for (auto at = graph_.begin(); at != graph_.end(); ++at)
      if (nodes_[at->first].order < 0) visit_from(at);
    return std::move(components_);
  }

 private:
  void visit_from(Graph::const_iterator root) {
    begin(root);
    while (!visits_.empty()) {
      Visit& visit = visits_.back();
      if (visit.next < visit.at->second.size())
        look_at(visit.at->second[visit.next++]);
      else
        end();
    }
  }

  void begin(Graph::const_iterator at) {
    nodes_[at->first] = {next_, next_, true};
    ++next_;
    open_.push_back(at->first);
    visits_.push_back({at});
  }

  void look_at(const std::string& callee) {
    const auto at = graph_.find(callee);
    if (at == graph_.end()) return;
    const Node& node = nodes_[callee];
    if (node.order < 0)
      begin(at);
    else if (node.open)
      lead_back(visits_.back(), node.order);
  }

  void end() {
    const Visit done = visits_.back();
    visits_.pop_back();
    const Node node = nodes_[done.at->first];
    if (node.low == node.order) close_component(done.at->first);
    if (!visits_.empty()) lead_back(visits_.back(), node.low);
  }

  void lead_back(const Visit& visit, int order) {
    Node& node = nodes_[visit.at->first];
    node.low = std::min(node.low, order);
  }

  void close_component(const std::string& root) {
    auto& component = components_.emplace_back();
    do {
      component.push_back(open_.back());
      nodes_[open_.back()].open = false;
      open_.pop_back();
    } while (component.back() != root);
  }

  const Graph& graph_;
  std::map<std::string, Node> nodes_;
  std::vector<Visit> visits_;
  std::vector<std::string> open_;  ///< functions whose component is not complete
  std::vector<std::vector<std::string>> components_;
  int next_ = 0;
};

}  // namespace

std::vector<std::vector<std::string>> components_bottom_up(const Graph& graph) {
  return Tarjan(graph).run();
}

}  // namespace ccgrade

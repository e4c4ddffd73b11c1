#include "analyzers/static/engine/callbacks.hpp"

#include <algorithm>
#include <optional>

namespace ccgrade {
namespace {

/// Of one function, and hops of one way: what is cut is missed, never accused.
constexpr std::size_t kMostWays = 50, kLongestWay = 4;

/// A parameter that its function calls, itself or by handing it on.
struct Called {
  std::size_t parameter = 0;
  Way way;
};

/// The number of the parameter of `function` that a path is; none for what is only reached by one.
std::optional<std::size_t> parameter_of(const FunctionSummary& function, const AccessPath& path) {
  const bool whole = std::ranges::all_of(path.steps, [](const Step& step) {
    return step.kind == StepKind::deref || step.kind == StepKind::address;
  });
  const std::string own = function.usr + "#";
  if (path.root != Root::parameter || !whole || !path.id.starts_with(own)) return std::nullopt;
  return std::stoul(path.id.substr(own.size()));
}

class Search {
 public:
  explicit Search(const Program& program) : program_(program) {
    for (const auto& [usr, function] : program.functions()) note_own(function);
    for (std::size_t hops = 1; hops < kLongestWay; ++hops)
      for (const auto& [usr, function] : program.functions())
        each_way(function, hops, [&](const Argument& given, Way way) {
          const auto parameter = parameter_of(function, given.path);
          if (given.callable.empty() && parameter) add(function, {*parameter, std::move(way)});
        });
  }

  std::vector<HandedCall> handed() const {
    std::vector<HandedCall> all;
    for (const auto& [usr, function] : program_.functions())
      for (std::size_t hops = 1; hops <= kLongestWay; ++hops)
        each_way(function, hops, [&](const Argument& given, Way way) {
          if (program_.find(given.callable)) all.push_back({given.callable, std::move(way)});
        });
    return all;
  }

 private:
  void note_own(const FunctionSummary& function) {
    for (std::size_t i = 0; i < function.calls.size(); ++i) {
      const Call& call = function.calls[i];
      const auto parameter = parameter_of(function, call.through);
      if (call.callee.empty() && parameter) add(function, {*parameter, {{&function, i, nullptr}}});
    }
  }

  /// `use` gets what the function gives for each parameter that is called after so many hops.
  template <class Use>
  void each_way(const FunctionSummary& function, std::size_t hops, Use use) const {
    for (std::size_t i = 0; i < function.calls.size(); ++i)
      for (const FunctionSummary* callee : program_.targets(function.calls[i].callee)) {
        const auto found = called_.find(callee);
        if (found == called_.end()) continue;
        for (const Called& called : std::vector(found->second)) {
          if (called.way.size() != hops || called.parameter >= function.calls[i].args.size())
            continue;
          Way way = called.way;
          way.push_back({&function, i, callee});
          use(function.calls[i].args[called.parameter], std::move(way));
        }
      }
  }

  void add(const FunctionSummary& function, Called called) {
    std::vector<Called>& known = called_[&function];
    if (known.size() < kMostWays) known.push_back(std::move(called));
  }

  const Program& program_;
  std::map<const FunctionSummary*, std::vector<Called>> called_;
};

}  // namespace

std::vector<HandedCall> handed_calls(const Program& program) {
  return Search(program).handed();
}

}  // namespace ccgrade

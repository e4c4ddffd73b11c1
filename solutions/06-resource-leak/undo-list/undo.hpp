#pragma once
#include <functional>
#include <utility>
#include <vector>

namespace resource_leak {

/// What has to be done when the scope ends, whichever way: the last thing first.
class Undo {
 public:
  Undo() = default;
  Undo(const Undo&) = delete;
  Undo& operator=(const Undo&) = delete;
  ~Undo() {
    while (!steps_.empty()) {
      const std::function<void()> step = std::move(steps_.back());
      steps_.pop_back();
      step();
    }
  }

  /// To be called in the line after whatever has to be undone.
  void later(std::function<void()> step) { steps_.push_back(std::move(step)); }

 private:
  std::vector<std::function<void()>> steps_;
};

}  // namespace resource_leak

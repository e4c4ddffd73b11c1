// Idea: one lock per counter and per route, hand over hand in a fixed order: directory (shared to
// find, exclusive to begin a name or to look at everything), then a route, then a counter.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>

namespace race {

/// A value with its mutex.
template <typename T>
class Guarded {
 public:
  template <typename Change>
  void change(Change change) {
    std::lock_guard lock(mutex_);
    change(value_);
  }

  T value() const {
    std::lock_guard lock(mutex_);
    return value_;
  }

 private:
  mutable std::mutex mutex_;
  T value_{};
};

template <typename T>
using Directory = std::map<std::string, Guarded<T>>;

}  // namespace race

#pragma once
#include "access.hpp"

namespace ccgrade::explore {

/// Reads and writes links between nodes in the place of the C++ library, and tells of each as the
/// compiler would, as of the program's instruction at `pc`.
class ToldLinks {
 public:
  explicit ToldLinks(std::uintptr_t pc) : pc_(pc) {}

  template <class Value>
  Value read(const Value& from) const {
    plain_access(&from, sizeof from, false, pc_);
    return from;
  }
  template <class Value>
  void write(Value& to, Value value) const {
    plain_access(&to, sizeof to, true, pc_);
    to = value;
  }

 private:
  std::uintptr_t pc_;
};

}  // namespace ccgrade::explore

#pragma once
// Threads that somebody waits for to end.
#include <optional>

#include "analyzers/static/engine/reach.hpp"

namespace ccgrade {

struct JoinedThread {
  const FunctionSummary* starter = nullptr;
  const Spawn* spawn = nullptr;
  Frame join;                  ///< where it is waited for: for a jthread, where it is started
  bool by_its_object = false;  ///< by the destructor of its std::jthread
};

/// Of those that are kept in a variable or a member, and never let go.
std::vector<JoinedThread> joined_threads(const Program& program);

/// The member or variable that a path leads to, elements and what it points to being the same.
std::string place_of(const AccessPath& path);

/// The notes under the rule's name, of one kind.
std::vector<const Note*> notes_of(const FunctionSummary& function, const std::string& kind);

}  // namespace ccgrade

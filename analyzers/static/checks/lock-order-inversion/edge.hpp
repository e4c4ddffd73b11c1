#pragma once
// The edges of the lock-order graph, and how a cycle of them is told.
#include <string>
#include <vector>

#include "analyzers/static/engine/concurrency.hpp"
#include "grader/model/finding.hpp"

namespace ccgrade::lock_order {

/// `who` acquires the effect's lock while holding `held`; `gates` is what else it holds.
/// Points into the activities.
struct Edge {
  const Activity* who = nullptr;
  const Effect* effect = nullptr;
  const HeldLock* held = nullptr;
  std::vector<const Held*> gates;

  const Location& wants() const { return effect->chain.back().site; }
  /// Whether the wanted lock lies in an object that is a part of the one whose lock is held, or
  /// that it owns alone: from there no way leads up again.
  bool descends() const;
  bool unordered() const { return held->order == Order::none || held->order == Order::parted; }
};

/// What its owner takes once more, as a recursive mutex can be, is none.
std::vector<Edge> edges(const std::vector<Activity>& activities, const Models& models);

/// Whether, on the other side of the test that parts an edge's pair, others take the pair the other
/// way round or both at once.
bool taken_otherwise(const Edge& edge, const std::vector<Edge>& edges,
                     const std::vector<Activity>& activities);

/// The finding for a cycle of two or more edges.
Finding cycle(const std::vector<const Edge*>& edges);

/// The finding for two walks from lock to lock in opposite directions.
Finding opposite_walks(const Edge& one, const Edge& other);

/// The finding for one edge that two threads run with the roles of its two locks exchanged.
Finding exchanged_roles(const Edge& edge);

/// What makes two cycles the same bug: functions and locks, not lines, callers or indices.
std::string symbols_of(const std::vector<const Edge*>& edges);

}  // namespace ccgrade::lock_order

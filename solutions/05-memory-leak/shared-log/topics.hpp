#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "topic.hpp"

namespace memory_leak {

/// A reader of a topic.
struct Seat {
  std::string name;
  std::shared_ptr<Topic> topic;
  std::shared_ptr<Reader> reader;
};

/// The topics that somebody reads.
class Topics {
 public:
  Seat add(const std::string& name, std::shared_ptr<Reader> reader) {
    std::lock_guard lock(mutex_);
    auto& topic = topics_[name];
    if (!topic) topic = std::make_shared<Topic>();
    topic->add(reader);
    return {name, topic, std::move(reader)};
  }

  std::shared_ptr<Topic> find(const std::string& name) const {
    std::lock_guard lock(mutex_);
    const auto found = topics_.find(name);
    return found == topics_.end() ? nullptr : found->second;
  }

  void end(const Seat& seat) {
    take_away(seat);
    seat.reader->callee.let_go();
  }

  void end_all() {
    while (const auto seat = any()) end(*seat);
  }

 private:
  /// A topic that nobody reads any more is forgotten: the lock keeps a new reader from it.
  void take_away(const Seat& seat) {
    std::lock_guard lock(mutex_);
    if (seat.topic->remove(*seat.reader)) return;
    const auto found = topics_.find(seat.name);
    if (found != topics_.end() && found->second == seat.topic) topics_.erase(found);
  }

  std::optional<Seat> any() const {
    std::lock_guard lock(mutex_);
    if (topics_.empty()) return std::nullopt;
    const auto& [name, topic] = *topics_.begin();
    return Seat{name, topic, topic->any()};
  }

  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<Topic>> topics_;  // each has a reader
};

}  // namespace memory_leak

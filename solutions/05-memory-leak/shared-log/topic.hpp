#pragma once
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "api.hpp"
#include "callee.hpp"

namespace memory_leak {

/// Somebody who reads a topic; the topic's lock guards all but the callee.
struct Reader {
  Reader(Kind kind, std::size_t room, Handler handler)
      : kind(kind), room(room), callee(std::move(handler)) {}

  const Kind kind;
  const std::size_t room;
  Callee callee;
  std::size_t next = 0;  // number of the message that it reads next
  std::size_t dropped = 0;
  std::size_t waiting = 0;
  bool ended = false;

  bool full() const { return waiting == room; }
  void has_one_more() {
    if (full()) {
      ++next;
      ++dropped;
    } else {
      ++waiting;
    }
  }
};

/// The messages that somebody has still to read, each of them once, in one log. A reader is a
/// position in it.
class Topic {
 public:
  void add(const std::shared_ptr<Reader>& reader) {
    std::lock_guard lock(mutex_);
    reader->next = first_ + log_.size();
    readers_.push_back(reader);
  }

  /// Whether somebody is left. A second call for a reader does nothing.
  bool remove(Reader& reader) {
    std::lock_guard lock(mutex_);
    reader.ended = true;
    reader.waiting = 0;
    readers_.remove_if([&](const auto& each) { return each.get() == &reader; });
    drop_what_is_read();
    changed_.notify_all();
    return !readers_.empty();
  }

  void publish(const std::string& text) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return room_for_all(); });
    if (readers_.empty()) return;
    log_.push_back(std::make_shared<const std::string>(text));
    for (const auto& reader : readers_) reader->has_one_more();
    drop_what_is_read();
    changed_.notify_all();
  }

  /// Waits for the reader's next message. Null when it has ended.
  std::shared_ptr<const std::string> take(Reader& reader) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return reader.ended || reader.waiting > 0; });
    if (reader.ended) return nullptr;
    const auto text = log_[reader.next - first_];
    ++reader.next;
    --reader.waiting;
    drop_what_is_read();
    changed_.notify_all();
    return text;
  }

  /// There is one.
  std::shared_ptr<Reader> any() const {
    std::lock_guard lock(mutex_);
    return readers_.front();
  }
  std::size_t waiting(const Reader& reader) const {
    std::lock_guard lock(mutex_);
    return reader.waiting;
  }
  std::size_t dropped(const Reader& reader) const {
    std::lock_guard lock(mutex_);
    return reader.dropped;
  }

 private:
  bool room_for_all() const {
    return std::ranges::none_of(
        readers_, [](const auto& reader) { return reader->kind == Kind::every && reader->full(); });
  }

  void drop_what_is_read() {
    std::size_t most = 0;
    for (const auto& reader : readers_) most = std::max(most, reader->waiting);
    while (log_.size() > most) {
      log_.pop_front();
      ++first_;
    }
  }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<const std::string>> log_;
  std::size_t first_ = 0;  // number of the log's first message
  std::list<std::shared_ptr<Reader>> readers_;
};

}  // namespace memory_leak

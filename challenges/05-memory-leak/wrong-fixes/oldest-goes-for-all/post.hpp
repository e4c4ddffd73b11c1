#pragma once
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "api.hpp"
#include "last_texts.hpp"

namespace memory_leak {

/// What the broker and a subscriber share. It owns nobody; the mutex of the post guards it.
struct Feed {
  Feed(std::string topic, Kind kind, std::size_t room, Handler handler)
      : topic(std::move(topic)), kind(kind), room(room), handler(std::move(handler)) {}

  const std::string topic;
  const Kind kind;
  const std::size_t room;
  Handler handler;
  std::deque<std::string> texts;
  std::size_t dropped = 0;
  bool ended = false;
  std::thread::id at_handler = {};  // who calls or destroys it
  std::condition_variable changed;

  bool full() const { return texts.size() >= room; }

  void put(const std::string& text) {
    if (full()) {
      texts.pop_front();
      ++dropped;
    }
    texts.push_back(text);
    changed.notify_all();
  }
};

using Feeds = std::vector<std::shared_ptr<Feed>>;

/// Everything that a broker knows. Subscriptions share it, so it is there as long as one of them.
class Post {
 public:
  explicit Post(std::size_t topics) : last_texts_(topics) {}

  void add(const std::shared_ptr<Feed>& feed) {
    std::lock_guard lock(mutex_);
    feeds_[feed->topic].push_back(feed);
  }

  void hand_out(const std::string& topic, const std::string& text) {
    std::unique_lock lock(mutex_);
    last_texts_.put(topic, text);
    const auto found = feeds_.find(topic);
    if (found == feeds_.end()) return;
    const Feeds feeds = found->second;  // others come and go while this waits
    for (const auto& feed : feeds) {
      if (!feed->ended) feed->put(text);
    }
  }

  bool deliver(Feed& feed) {
    std::unique_lock lock(mutex_);
    feed.changed.wait(lock, [&] { return feed.ended || !feed.texts.empty(); });
    if (feed.ended) return false;
    const std::string text = std::move(feed.texts.front());
    feed.texts.pop_front();
    feed.at_handler = std::this_thread::get_id();
    feed.changed.notify_all();
    lock.unlock();
    const AfterHandler leave{*this, feed};
    feed.handler(text);
    return true;
  }

  void end(Feed& feed) {
    std::unique_lock lock(mutex_);
    if (!std::exchange(feed.ended, true)) {
      feed.texts.clear();
      take_off_list(feed);
      feed.changed.notify_all();
    }
    if (feed.at_handler == std::this_thread::get_id()) return;  // deliver() does the rest
    feed.changed.wait(lock, [&] { return feed.at_handler == std::thread::id(); });
    destroy_handler(feed, lock);
  }

  void end_all() {
    for (const auto& feed : all()) end(*feed);
  }

  std::optional<std::string> last(const std::string& topic) const {
    std::lock_guard lock(mutex_);
    return last_texts_.of(topic);
  }
  std::size_t waiting(const Feed& feed) const {
    std::lock_guard lock(mutex_);
    return feed.texts.size();
  }
  std::size_t dropped(const Feed& feed) const {
    std::lock_guard lock(mutex_);
    return feed.dropped;
  }

 private:
  struct AfterHandler {
    Post& post;
    Feed& feed;
    ~AfterHandler() { post.after_handler(feed); }
  };

  void after_handler(Feed& feed) {
    std::unique_lock lock(mutex_);
    feed.at_handler = {};
    feed.changed.notify_all();
    if (feed.ended) destroy_handler(feed, lock);
  }

  /// What the handler holds may come back here as it goes, so the lock is let go.
  void destroy_handler(Feed& feed, std::unique_lock<std::mutex>& lock) {
    feed.at_handler = std::this_thread::get_id();
    Handler handler;
    handler.swap(feed.handler);
    lock.unlock();
    handler = nullptr;
    lock.lock();
    feed.at_handler = {};
    feed.changed.notify_all();
  }

  void take_off_list(const Feed& feed) {
    const auto found = feeds_.find(feed.topic);
    std::erase_if(found->second, [&](const auto& each) { return each.get() == &feed; });
    if (found->second.empty()) feeds_.erase(found);
  }

  Feeds all() const {
    std::lock_guard lock(mutex_);
    Feeds all;
    for (const auto& [topic, feeds] : feeds_) all.insert(all.end(), feeds.begin(), feeds.end());
    return all;
  }

  mutable std::mutex mutex_;
  std::unordered_map<std::string, Feeds> feeds_;
  LastTexts last_texts_;
};

}  // namespace memory_leak

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "api.hpp"

namespace memory_leak {

namespace {

class Post;

/// A subscription. The broker does not own it; the mutex of the post guards it.
struct Feed final : Subscription {
  Feed(std::shared_ptr<Post> post, std::string topic, Kind kind, std::size_t room, Handler handler)
      : post(std::move(post)),
        topic(std::move(topic)),
        kind(kind),
        room(room),
        handler(std::move(handler)) {}
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;
  ~Feed() override;

  bool deliver() override;
  void unsubscribe() override;
  std::size_t waiting() const override;
  std::size_t dropped() const override;

  const std::shared_ptr<Post> post;
  const std::string topic;
  const Kind kind;
  const std::size_t room;
  Handler handler;
  std::deque<std::string> texts;
  std::size_t drops = 0;
  bool ended = false;
  std::thread::id at_handler = {};  // who calls or destroys it
  std::condition_variable changed;

  bool full() const { return texts.size() >= room; }

  void put(const std::string& text) {
    if (full()) {
      texts.pop_front();
      ++drops;
    }
    texts.push_back(text);
    changed.notify_all();
  }
};

using Feeds = std::vector<std::shared_ptr<Feed>>;
using WeakFeeds = std::map<const Feed*, std::weak_ptr<Feed>>;

/// Who has subscribed. Subscriptions share it, so it is there as long as one of them.
class Post {
 public:
  void add(const std::shared_ptr<Feed>& feed) {
    std::lock_guard lock(mutex_);
    feeds_[feed->topic][feed.get()] = feed;
  }

  void hand_out(const std::string& topic, const std::string& text) {
    Feeds feeds;  // let go without the lock
    std::unique_lock lock(mutex_);
    const auto found = feeds_.find(topic);
    if (found == feeds_.end()) return;
    add_living(found->second, feeds);
    for (const auto& feed : feeds) {
      if (feed->kind == Kind::every)
        feed->changed.wait(lock, [&] { return feed->ended || !feed->full(); });
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

  std::size_t waiting(const Feed& feed) const {
    std::lock_guard lock(mutex_);
    return feed.texts.size();
  }
  std::size_t dropped(const Feed& feed) const {
    std::lock_guard lock(mutex_);
    return feed.drops;
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
    found->second.erase(&feed);
    if (found->second.empty()) feeds_.erase(found);
  }

  static void add_living(const WeakFeeds& feeds, Feeds& living) {
    for (const auto& [_, each] : feeds)
      if (auto feed = each.lock()) living.push_back(std::move(feed));
  }

  Feeds all() const {
    Feeds all;
    std::lock_guard lock(mutex_);
    for (const auto& [topic, feeds] : feeds_) add_living(feeds, all);
    return all;
  }

  mutable std::mutex mutex_;
  std::unordered_map<std::string, WeakFeeds> feeds_;
};

Feed::~Feed() {
  post->end(*this);
}
bool Feed::deliver() {
  return post->deliver(*this);
}
void Feed::unsubscribe() {
  post->end(*this);
}
std::size_t Feed::waiting() const {
  return post->waiting(*this);
}
std::size_t Feed::dropped() const {
  return post->dropped(*this);
}

}  // namespace

struct Broker::Impl {
  Pool& pool;
  LastTexts& last_texts;
  const std::shared_ptr<Post> post;
};

Broker::Broker(Pool& pool, LastTexts& last_texts)
    : impl_(new Impl{pool, last_texts, std::make_shared<Post>()}) {}

Broker::~Broker() {
  impl_->post->end_all();
}

std::shared_ptr<Subscription> Broker::subscribe(const std::string& topic, Kind kind,
                                                std::size_t room, Handler handler) {
  const auto feed = std::make_shared<Feed>(impl_->post, topic, kind, room, std::move(handler));
  impl_->post->add(feed);
  return feed;
}

void Broker::publish(const std::string& topic, const Writer& write) {
  std::string text;
  impl_->pool.lend([&](std::string& buffer) {
    write(buffer);
    text = buffer;
  });
  impl_->last_texts.put(topic, text);
  impl_->post->hand_out(topic, text);
}

}  // namespace memory_leak

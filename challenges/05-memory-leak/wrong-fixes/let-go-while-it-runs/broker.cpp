#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "api.hpp"

namespace memory_leak {

namespace {

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

/// Who has subscribed. Subscriptions share it, so it is there as long as one of them.
class Post {
 public:
  void add(const std::shared_ptr<Feed>& feed) {
    std::lock_guard lock(mutex_);
    feeds_[feed->topic].push_back(feed);
  }

  void hand_out(const std::string& topic, const std::string& text) {
    std::unique_lock lock(mutex_);
    const auto found = feeds_.find(topic);
    if (found == feeds_.end()) return;
    const Feeds feeds = found->second;  // others come and go while this waits
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
    if (feed.at_handler != std::this_thread::get_id())
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
};

/// The subscriber's end of a feed.
class Place final : public Subscription {
 public:
  Place(std::shared_ptr<Post> post, std::shared_ptr<Feed> feed)
      : post_(std::move(post)), feed_(std::move(feed)) {}
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() override { post_->end(*feed_); }

  bool deliver() override { return post_->deliver(*feed_); }
  void unsubscribe() override { post_->end(*feed_); }
  std::size_t waiting() const override { return post_->waiting(*feed_); }
  std::size_t dropped() const override { return post_->dropped(*feed_); }

 private:
  const std::shared_ptr<Post> post_;
  const std::shared_ptr<Feed> feed_;
};

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
  const auto feed = std::make_shared<Feed>(topic, kind, room, std::move(handler));
  impl_->post->add(feed);
  return std::make_shared<Place>(impl_->post, feed);
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

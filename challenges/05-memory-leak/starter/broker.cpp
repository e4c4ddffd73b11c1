#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "api.hpp"

namespace memory_leak {

namespace {

class Feed final : public Subscription {
 public:
  Feed(Kind kind, std::size_t room, Handler handler)
      : kind_(kind), room_(room), handler_(std::move(handler)) {}

  /// Called when the subscription ends.
  std::function<void()> leave;

  void put(const std::string& text) {
    std::lock_guard lock(mutex_);
    texts_.push_back(text);
    something_there_.notify_one();
  }

  bool deliver() override {
    std::string text;
    {
      std::unique_lock lock(mutex_);
      something_there_.wait(lock, [this] { return ended_ || !texts_.empty(); });
      if (ended_) return false;
      if (kind_ == Kind::newest) skip_old();
      text = std::move(texts_.front());
      texts_.pop_front();
    }
    handler_(text);
    return true;
  }

  void unsubscribe() override {
    leave();
    std::lock_guard lock(mutex_);
    ended_ = true;
    something_there_.notify_all();
  }

  std::size_t waiting() const override {
    std::lock_guard lock(mutex_);
    return texts_.size();
  }
  std::size_t dropped() const override {
    std::lock_guard lock(mutex_);
    return dropped_;
  }

 private:
  void skip_old() {
    while (texts_.size() > room_) {
      texts_.pop_front();
      ++dropped_;
    }
  }

  const Kind kind_;
  const std::size_t room_;
  const Handler handler_;
  mutable std::mutex mutex_;
  std::condition_variable something_there_;
  std::deque<std::string> texts_;
  std::size_t dropped_ = 0;
  bool ended_ = false;
};

/// Who has subscribed. Subscriptions share it, so it is there as long as one of them.
struct Post {
  std::mutex mutex;
  std::map<std::string, std::vector<std::shared_ptr<Feed>>> feeds;
};

}  // namespace

struct Broker::Impl {
  Pool& pool;
  LastTexts& last_texts;
  const std::shared_ptr<Post> post;
};

Broker::Broker(Pool& pool, LastTexts& last_texts)
    : impl_(new Impl{pool, last_texts, std::make_shared<Post>()}) {}

Broker::~Broker() = default;

std::shared_ptr<Subscription> Broker::subscribe(const std::string& topic, Kind kind,
                                                std::size_t room, Handler handler) {
  const auto feed = std::make_shared<Feed>(kind, room, std::move(handler));
  feed->leave = [post = impl_->post, topic, feed] {
    std::lock_guard lock(post->mutex);
    std::erase(post->feeds[topic], feed);
  };
  std::lock_guard lock(impl_->post->mutex);
  impl_->post->feeds[topic].push_back(feed);
  return feed;
}

void Broker::publish(const std::string& topic, const Writer& write) {
  Post& post = *impl_->post;
  impl_->pool.lend([&](std::string& text) {
    std::lock_guard lock(post.mutex);
    write(text);
    impl_->last_texts.put(topic, text);
    for (const auto& feed : post.feeds[topic]) feed->put(text);
  });
}

}  // namespace memory_leak

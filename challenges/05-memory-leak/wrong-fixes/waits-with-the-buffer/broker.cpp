#include <utility>

#include "api.hpp"
#include "post.hpp"

namespace memory_leak {

namespace {

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
  const std::shared_ptr<Post> post;
};

Broker::Broker(Pool& pool, std::size_t topics)
    : impl_(new Impl{pool, std::make_shared<Post>(topics)}) {}

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
  impl_->pool.lend([&](std::string& text) {
    write(text);
    impl_->post->hand_out(topic, text);
  });
}

std::optional<std::string> Broker::last(const std::string& topic) const {
  return impl_->post->last(topic);
}

}  // namespace memory_leak

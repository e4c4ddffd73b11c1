#include <utility>

#include "api.hpp"
#include "post.hpp"

namespace memory_leak {

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
  impl_->post->hand_out(topic, text);
}

std::optional<std::string> Broker::last(const std::string& topic) const {
  return impl_->post->last(topic);
}

}  // namespace memory_leak

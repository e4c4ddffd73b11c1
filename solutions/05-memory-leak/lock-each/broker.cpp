#include <utility>

#include "api.hpp"
#include "feed.hpp"
#include "last_texts.hpp"

namespace memory_leak {

struct Broker::Impl {
  Impl(Pool& pool, std::size_t topics) : pool(pool), last_texts(topics) {}

  Pool& pool;
  const std::shared_ptr<Directory> directory = std::make_shared<Directory>();
  LastTexts last_texts;
};

Broker::Broker(Pool& pool, std::size_t topics) : impl_(std::make_unique<Impl>(pool, topics)) {}

Broker::~Broker() {
  for (const auto& feed : impl_->directory->all()) feed->unsubscribe();
}

std::shared_ptr<Subscription> Broker::subscribe(const std::string& topic, Kind kind,
                                                std::size_t room, Handler handler) {
  const auto feed = std::make_shared<Feed>(impl_->directory, topic, kind, room, std::move(handler));
  impl_->directory->add(topic, feed);
  // The subscriber's pointer counts for itself: when its last copy goes, the feed may still be in
  // use, and ends.
  return {feed.get(), [feed](Subscription*) { feed->unsubscribe(); }};
}

void Broker::publish(const std::string& topic, const Writer& write) {
  std::string text;
  impl_->pool.lend([&](std::string& buffer) {
    write(buffer);
    text = buffer;
  });
  impl_->last_texts.put(topic, text);
  if (const auto feeds = impl_->directory->of(topic))
    for (const auto& feed : *feeds) feed->put(text);
}

std::optional<std::string> Broker::last(const std::string& topic) const {
  return impl_->last_texts.of(topic);
}

}  // namespace memory_leak

#include <utility>

#include "api.hpp"
#include "feed.hpp"

namespace memory_leak {

struct Broker::Impl {
  Pool& pool;
  LastTexts& last_texts;
  const std::shared_ptr<Directory> directory;
};

Broker::Broker(Pool& pool, LastTexts& last_texts)
    : impl_(new Impl{pool, last_texts, std::make_shared<Directory>()}) {}

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

}  // namespace memory_leak

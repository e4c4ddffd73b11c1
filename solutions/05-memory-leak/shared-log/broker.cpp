#include <mutex>
#include <utility>

#include "api.hpp"
#include "last_texts.hpp"
#include "topics.hpp"

namespace memory_leak {

namespace {

/// The subscriber's end of a seat.
class Place final : public Subscription {
 public:
  Place(std::shared_ptr<Topics> topics, Seat seat)
      : topics_(std::move(topics)), seat_(std::move(seat)) {}
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() override { topics_->end(seat_); }

  bool deliver() override {
    const auto text = seat_.topic->take(*seat_.reader);
    return text && seat_.reader->callee.call(*text);
  }
  void unsubscribe() override { topics_->end(seat_); }
  std::size_t waiting() const override { return seat_.topic->waiting(*seat_.reader); }
  std::size_t dropped() const override { return seat_.topic->dropped(*seat_.reader); }

 private:
  const std::shared_ptr<Topics> topics_;
  const Seat seat_;
};

}  // namespace

struct Broker::Impl {
  Impl(Pool& pool, std::size_t topics) : pool(pool), last_texts(topics) {}

  Pool& pool;
  const std::shared_ptr<Topics> topics = std::make_shared<Topics>();
  mutable std::mutex mutex;  // for the last texts
  LastTexts last_texts;
};

Broker::Broker(Pool& pool, std::size_t topics) : impl_(std::make_unique<Impl>(pool, topics)) {}

Broker::~Broker() {
  impl_->topics->end_all();
}

std::shared_ptr<Subscription> Broker::subscribe(const std::string& topic, Kind kind,
                                                std::size_t room, Handler handler) {
  auto reader = std::make_shared<Reader>(kind, room, std::move(handler));
  return std::make_shared<Place>(impl_->topics, impl_->topics->add(topic, std::move(reader)));
}

void Broker::publish(const std::string& topic, const Writer& write) {
  std::string text;
  impl_->pool.lend([&](std::string& buffer) {
    write(buffer);
    text = buffer;
  });
  {
    std::lock_guard lock(impl_->mutex);
    impl_->last_texts.put(topic, text);
  }
  if (const auto readers = impl_->topics->find(topic)) readers->publish(text);
}

std::optional<std::string> Broker::last(const std::string& topic) const {
  std::lock_guard lock(impl_->mutex);
  return impl_->last_texts.of(topic);
}

}  // namespace memory_leak

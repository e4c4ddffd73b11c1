#include <utility>

#include "api.hpp"
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
  Pool& pool;
  LastTexts& last_texts;
  const std::shared_ptr<Topics> topics;
};

Broker::Broker(Pool& pool, LastTexts& last_texts)
    : impl_(new Impl{pool, last_texts, std::make_shared<Topics>()}) {}

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
  impl_->last_texts.put(topic, text);
  if (const auto readers = impl_->topics->find(topic)) readers->publish(text);
}

}  // namespace memory_leak

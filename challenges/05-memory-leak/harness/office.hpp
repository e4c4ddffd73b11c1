// A broker with all that belongs to it, and what is seen of handlers and of memory from outside.
#pragma once
#include <malloc.h>

#include <memory>
#include <string>

#include "api.hpp"

/// A broker and its pool. The broker can be ended before the rest.
struct Office {
  explicit Office(std::size_t buffers = 1, std::size_t topics = 10)
      : pool(buffers),
        last_texts(topics),
        broker(std::make_unique<memory_leak::Broker>(pool, last_texts)) {}

  void publish(const std::string& topic, const std::string& text) {
    broker->publish(topic, [&](std::string& buffer) { buffer = text; });
  }

  memory_leak::Pool pool;
  memory_leak::LastTexts last_texts;
  std::unique_ptr<memory_leak::Broker> broker;
};

/// A handler holds a copy; who has the original sees whether one is left.
class Mark {
 public:
  bool gone() const { return held_.use_count() == 1; }

 private:
  std::shared_ptr<int> held_ = std::make_shared<int>();
};

/// A pointer to a subscription that its own handler can hold: empty at first.
using Slot = std::shared_ptr<std::shared_ptr<memory_leak::Subscription>>;

inline Slot empty_slot() {
  return std::make_shared<std::shared_ptr<memory_leak::Subscription>>();
}

/// Delivers until the subscription ends.
inline void deliver_all(memory_leak::Subscription& subscription) {
  while (subscription.deliver()) continue;
}

/// Delivers what waits.
inline void deliver_waiting(memory_leak::Subscription& subscription) {
  while (subscription.waiting() > 0 && subscription.deliver()) continue;
}

/// How many bytes of the heap are in use.
inline std::size_t bytes_in_use() {
  const auto heap = mallinfo2();
  return heap.uordblks + heap.hblkhd;
}

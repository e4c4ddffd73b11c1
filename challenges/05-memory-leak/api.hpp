#pragma once
// What the harness calls and a submission implements. This file is fixed: a submission consists of
// pool.cpp, last_texts.cpp, broker.cpp and any further files of its own.
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace memory_leak {

// Part 1: the pool.

/// Buffers that threads borrow. All members but the constructor and the destructor may be called
/// from any number of threads at the same time.
class Pool {
 public:
  /// With so many buffers, at least 1.
  explicit Pool(std::size_t buffers);
  /// Called when nobody uses the pool any more.
  ~Pool();

  /// Waits until a buffer is idle and calls `use` with it, empty. Returns when `use` does, or
  /// throws what it throws; the buffer is idle again then. `use` may take long, while others use
  /// other buffers, and does not call this pool.
  void lend(const std::function<void(std::string& buffer)>& use);

  /// How many buffers are idle. One that is keeps no more than 4,096 bytes, however large it was.
  std::size_t idle() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Part 2: the last texts.

/// Remembers the last text of each topic, for as many topics as it is told: for those to which one
/// was put last. Of others nothing is kept. All members but the constructor and the destructor may
/// be called from any number of threads at the same time; what a call costs does not grow with the
/// number of topics.
class LastTexts {
 public:
  /// For so many topics, from 1 to 100,000.
  explicit LastTexts(std::size_t topics);
  /// Called when nobody uses it any more.
  ~LastTexts();

  void put(const std::string& topic, const std::string& text);

  /// Empty for a topic that is not remembered. Asking is no use of a topic.
  std::optional<std::string> of(const std::string& topic) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Part 3: the broker.

/// Writes a message into `text`, which is empty, on the thread that publishes. May take long and
/// may throw; does not use the broker or its pool.
using Writer = std::function<void(std::string& text)>;

/// Called with the text of a message, on the thread that calls deliver(). It may take long, may
/// throw, may use the broker, and may unsubscribe() its own subscription, a pointer to which it may
/// hold. It calls no deliver() and ends no other subscription. It is destroyed with no lock of the
/// broker's held: what it holds may use the broker as it goes, and end other subscriptions.
using Handler = std::function<void(const std::string& text)>;

enum class Kind {
  every,   ///< gets every message: where there is no room, publish() waits for it
  newest,  ///< never keeps publish() waiting: where there is no room, its oldest message is dropped
};

/// Somebody's place at a topic. It ends with unsubscribe(), with the broker, or with the last
/// pointer to it: that is as if unsubscribe() had been called. All members may be called from any
/// number of threads at the same time, also when the subscription has ended and when the broker is
/// gone.
class Subscription {
 public:
  virtual ~Subscription() = default;

  /// Waits for a message, takes it out, which makes room, and calls the handler with it. Returns
  /// true, or throws what the handler throws. False when the subscription has ended. While the
  /// handler runs nobody waits for it but who ends this subscription. Called by one thread at a
  /// time, which holds a pointer to it meanwhile.
  virtual bool deliver() = 0;

  /// Ends the subscription: drops the messages that wait, and wakes who waits in deliver(), or in
  /// publish() for room here. When this returns, the handler does not run and will not run any
  /// more, and is destroyed, unless another thread is just ending the same subscription and will
  /// have destroyed it when its call returns. Called from inside the handler, this waits for
  /// nothing: the handler is destroyed when it has returned, before deliver() does.
  virtual void unsubscribe() = 0;

  /// How many messages wait.
  virtual std::size_t waiting() const = 0;

  /// How many messages were dropped since there was no room.
  virtual std::size_t dropped() const = 0;
};

/// Hands messages on. What it keeps is bounded by what there is now: for each subscription that has
/// not ended, as many messages as it has room for. It does not grow with the messages, topics and
/// subscriptions that there have been; of a subscription that has ended, nothing is kept but its
/// own object while somebody holds that. All members but the constructor and the destructor may be
/// called from any number of threads at the same time.
class Broker {
 public:
  /// Messages are written into buffers of `pool`, and their texts put into `last_texts`. Both
  /// outlive the broker.
  Broker(Pool& pool, LastTexts& last_texts);
  /// Ends all subscriptions, as unsubscribe() does. Called when no other member is running, and not
  /// from inside a handler; who uses a subscription may do so meanwhile.
  ~Broker();

  /// Begins a subscription with room for `room` messages, at least 1: so many may wait. It gets
  /// what is published from now on, messages of one thread in that thread's order.
  std::shared_ptr<Subscription> subscribe(const std::string& topic, Kind kind, std::size_t room,
                                          Handler handler);

  /// Has `write` write a message, in a buffer that is borrowed for that and no longer, puts it into
  /// the last texts, and gives it to the subscriptions of the topic. Returns when each of them has
  /// it or has ended. When `write` throws, this throws the same, and nothing is published. Whoever
  /// writes keeps nobody waiting, but for a buffer; whoever waits for room, only other calls of
  /// publish() with the same topic.
  void publish(const std::string& topic, const Writer& write);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace memory_leak

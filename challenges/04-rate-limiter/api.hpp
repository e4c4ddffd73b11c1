#pragma once
// What the harness calls and a submission implements. This file is fixed: a submission consists of
// bucket.cpp, windows.cpp and any further files of its own.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace rate_limiter {

/// Since some moment in the past.
using Time = std::chrono::nanoseconds;

/// Tells the time to any number of threads, and at once. It may be set back, and then shows again
/// what it has shown before. Time that was shown already is not counted once more: for a limiter,
/// it is as late as the latest that it has seen.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
};

// Part 1: the bucket.

/// A bucket of tokens: full at first, it gets `rate` tokens a second, evenly, and holds `size` at
/// most. Never more are taken than were in it. Fractions of a token are kept: over a long time, at
/// least 99 of 100 tokens that came, and found room, can be taken. All members but the constructor
/// and the destructor may be called from any number of threads at the same time.
class Bucket {
 public:
  /// Both from 1 to 1,000,000. The clock outlives the bucket.
  Bucket(unsigned rate, unsigned size, const Clock& clock);
  /// Called when nobody uses the bucket any more.
  ~Bucket();

  /// Takes `tokens` if so many are there and nobody waits in take(); else none, and false. Never
  /// waits for tokens.
  bool try_take(unsigned tokens);

  /// Waits until `tokens`, which are not more than the bucket holds, are there, and takes them.
  /// Whoever calls first is served first, however much it wants. False after close(): then, and
  /// for whoever waits as it is called, nothing is taken.
  bool take(unsigned tokens);

  /// How many calls of take() wait.
  std::size_t waiting() const;

  /// Called when the clock has gone on, by a timer: whoever waits in take(), or is about to, looks
  /// at it again.
  void tick();

  /// Nobody is served any more; whoever waits is woken.
  void close();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Part 2: the windows.

/// Lets each client in `limit` times within any time of the given length, and whenever that allows
/// it. All members but the constructor and the destructor may be called from any number of threads
/// at the same time.
class Windows {
 public:
  /// `limit` from 1 to 1,000,000. The clock outlives this object.
  Windows(unsigned limit, Time length, const Clock& clock);
  ~Windows();

  /// Whether the client is let in now. Each time that it is counts until it is `length` old; being
  /// turned away counts for nothing. What a call costs does not grow with `limit` or with the
  /// number of clients, but for one call now and then.
  bool admit(std::uint64_t client);

  /// Of how many clients anything is kept: of none, after a call of admit(), that was not let in
  /// for three times the length. Of one client at most `limit` times are kept.
  std::size_t clients() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rate_limiter

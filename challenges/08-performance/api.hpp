#pragma once
// What the harness calls and a submission implements. This file is fixed: a submission consists of
// books.cpp, queue.cpp, tally.cpp and any further files of its own.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace performance {

// What customers send.

/// What a customer writes to an order; it may be long. To copy it takes long, and so does making
/// one from a text. Moving it costs nothing, and leaves an empty one behind.
class Note {
 public:
  Note() = default;
  explicit Note(std::string text);
  Note(const Note& other);
  Note(Note&& other) noexcept = default;
  Note& operator=(const Note& other);
  Note& operator=(Note&& other) noexcept = default;
  ~Note() = default;
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

enum class Side { buy, sell };

struct Order {
  std::string symbol;    ///< what is bought or sold
  std::uint64_t id = 0;  ///< of no other order
  Side side = Side::buy;
  long price = 0;     ///< that is paid at most, or taken at least
  long quantity = 0;  ///< at least 1
  Note note;
};

// Part 1: the books.

/// What the books have from outside. All members may be called from any number of threads at the
/// same time, and take long. They do not use the books.
class Market {
 public:
  virtual ~Market() = default;

  /// The orders that rested in the symbol's book last night, the oldest first; no two of them can
  /// trade. May throw.
  virtual std::vector<Order> load(const std::string& symbol) = 0;

  /// Do the rules let these two trade with each other? The same answer each time.
  virtual bool may_trade(const Order& buy, const Order& sell) = 0;

  /// Writes a trade into the journal, with the two orders as they came in: what they had on them,
  /// quantities and notes included.
  virtual void write(const Order& buy, const Order& sell, long price, long quantity) = 0;
};

struct Quote {
  std::optional<long> buy;   ///< the highest price of a resting order that buys
  std::optional<long> sell;  ///< the lowest price of a resting order that sells
  long traded = 0;           ///< the quantity of all trades that were made in this symbol
};

/// A book for each symbol. All members but the constructor and the destructor may be called from
/// any number of threads at the same time. The first call for a symbol loads its book: load() is
/// called by one thread at a time, and no more once it has returned. Where it throws, so does the
/// call, and the next one loads again; who has waited meanwhile either throws the same or loads.
///
/// Who waits for whom? While the market is in
///   load() or may_trade():  calls for the same symbol may wait, others do not;
///   write():                calls of place() that have trades in the same symbol to write wait for
///                           their turn; nobody else does, for this symbol or another one, however
///                           many wait for their turn.
/// Nobody waits while notes are copied. The books have no thread of their own, nor has the queue:
/// when a call returns nothing of it goes on.
class Books {
 public:
  /// The market outlives this object.
  explicit Books(Market& market);
  /// Called when nobody uses the books any more.
  ~Books();

  /// Lets the order trade with those that rest in its symbol's book on the other side and whose
  /// price it can agree to: the best price first, and the oldest of those with the same price; each
  /// trade has as much as both have left, at the price of the one that rested. One that it may not
  /// trade with is passed over and goes on resting. What is left of the order rests. All this is
  /// one step for whoever looks at the book.
  ///
  /// The trades of a symbol are written in the order in which they were made, one at a time; those
  /// of different symbols side by side. This returns when its own are written, and says how much
  /// was traded. No note is copied.
  long place(Order order);

  Quote quote(const std::string& symbol) const;

  /// The orders that rest, at one moment, with what is left as their quantity: those that buy, then
  /// those that sell, each in the order in which they would trade. Copies each note once.
  std::vector<Order> resting(const std::string& symbol) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Part 2: the queue.

/// Called with an order, on the thread that calls work(). It may take long. Never throws, and does
/// not use the queue.
using Handler = std::function<void(Order order)>;

/// Orders on their way to those who handle them. All members but the constructor and the destructor
/// may be called from any number of threads at the same time.
///
/// The orders of one symbol are handled in the order in which they were put, and one at a time.
/// Those of different symbols are handled side by side: nobody waits in work() while there is an
/// order whose symbol is not being handled. A handler that takes its time holds up the orders of
/// its own symbol and nobody else, and what it handles takes no room. Which symbol is next is up to
/// the queue, but no order is put off for ever. No note is copied, and what a call costs hardly
/// grows with the number of orders that wait.
///
/// Nobody is woken in vain: a call of put() wakes one call of work() at most, and an order that is
/// taken out wakes one call of put() at most, however many wait.
class Queue {
 public:
  /// So many orders can wait, at least 1.
  explicit Queue(std::size_t room);
  /// Called when nobody uses the queue any more.
  ~Queue();

  /// Puts an order, after waiting for room if there is none. False after close(), and for whoever
  /// waits for room as it is called: then nothing is put.
  bool put(Order order);

  /// Waits for an order that can be handled, takes it out, which makes room, and calls `handle`
  /// with it. True when that is done. False, without calling it, when the queue is closed and no
  /// order waits any more; those that wait when it is closed are handled as always.
  bool work(const Handler& handle);

  void close();

  /// How many orders wait: those that are being handled do not.
  std::size_t waiting() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Part 3: the tally.

/// How many bytes of memory a processor takes at a time: only one core can write to a line.
inline constexpr std::size_t kLine = 64;

/// What one worker counts. It alone writes to them, anybody may look.
struct Counters {
  std::atomic<long> orders = 0;
  std::atomic<long> traded = 0;
};

struct Totals {
  long orders = 0;
  long traded = 0;
};

/// All members but the constructor and the destructor may be called from any number of threads at
/// the same time.
class Tally {
 public:
  Tally();
  /// Called when nobody uses the tally or its counters any more.
  ~Tally();

  /// Counters for one more worker. They stay where they are as long as the tally does, and share no
  /// line with those of any other worker.
  Counters& join();

  /// What all workers have counted.
  Totals totals() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace performance

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <unordered_map>

#include "api.hpp"
#include "book.hpp"

namespace performance {

namespace {

/// Who has it writes. It is passed on to the one who has waited longest, and nobody else wakes.
class Pen {
 public:
  /// With the book's lock held, which is let go while this waits.
  void take(std::unique_lock<std::mutex>& lock) {
    if (std::exchange(taken_, true)) {
      Place place;
      line_.push_back(&place);
      place.passed_on.wait(lock, [&] { return place.has_pen; });
    }
  }
  void pass_on() {
    if (line_.empty()) {
      taken_ = false;
      return;
    }
    line_.front()->has_pen = true;
    line_.front()->passed_on.notify_one();
    line_.pop_front();
  }

 private:
  struct Place {
    std::condition_variable passed_on;
    bool has_pen = false;
  };
  std::deque<Place*> line_;
  bool taken_ = false;
};

struct Guarded {
  std::mutex mutex;  // for all that follows
  Book book;
  Pen pen;
};

using Found = std::shared_ptr<Guarded>;

}  // namespace

struct Books::Impl {
  Market& market;
  std::mutex mutex;  // for the map; each book has a mutex of its own
  std::unordered_map<std::string, std::shared_future<Found>> books;

  /// The first one who asks promises the book and loads it; everybody else waits for the promise.
  Found find(const std::string& symbol) {
    std::unique_lock lock(mutex);
    if (const auto found = books.find(symbol); found != books.end()) {
      const std::shared_future<Found> promised = found->second;
      lock.unlock();
      return promised.get();
    }
    std::promise<Found> promise;
    books.emplace(symbol, promise.get_future().share());
    lock.unlock();
    try {
      const Found book = loaded(symbol);
      promise.set_value(book);
      return book;
    } catch (...) {
      // What was not kept is forgotten, so that the next one tries again.
      {
        std::lock_guard again(mutex);
        books.erase(symbol);
      }
      promise.set_exception(std::current_exception());
      throw;
    }
  }

  Found loaded(const std::string& symbol) {
    const auto guarded = std::make_shared<Guarded>();
    for (Order& order : market.load(symbol)) {
      const long quantity = order.quantity;
      guarded->book.rest(std::make_shared<const Order>(std::move(order)), quantity);
    }
    return guarded;
  }
};

Books::Books(Market& market) : impl_(new Impl{market, {}, {}}) {}

Books::~Books() = default;

long Books::place(Order order) {
  const auto placed = std::make_shared<const Order>(std::move(order));
  const Found found = impl_->find(placed->symbol);
  std::unique_lock lock(found->mutex);
  const std::vector<Trade> trades = found->book.match(placed, impl_->market);
  if (trades.empty()) return 0;
  found->pen.take(lock);
  lock.unlock();
  long traded = 0;
  for (const Trade& trade : trades) {
    impl_->market.write(*trade.buy, *trade.sell, trade.price, trade.quantity);
    traded += trade.quantity;
  }
  lock.lock();
  found->pen.pass_on();
  return traded;
}

Quote Books::quote(const std::string& symbol) const {
  const Found found = impl_->find(symbol);
  std::lock_guard lock(found->mutex);
  return found->book.quote();
}

std::vector<Order> Books::resting(const std::string& symbol) const {
  const Found found = impl_->find(symbol);
  std::unique_lock lock(found->mutex);
  const std::vector<Resting> all = found->book.resting();
  lock.unlock();
  return copies_of(all);
}

}  // namespace performance

// Idea: who counts writes one line in a journal (an event in a vector) and is done; who looks swaps
// the journal out and adds its lines up, in the books, which only lookers touch. One event is one
// line, so there is no half of it.
#include <algorithm>
#include <mutex>
#include <utility>
#include <variant>
#include <vector>

#include "api.hpp"

namespace race {

namespace {

struct Added {
  std::string counter;
  long amount;
};
struct Booked {
  std::string route;
  long micros;
  bool failed;
};
struct Connected {
  long open;
};
using Event = std::variant<Added, Booked, Connected>;

constexpr std::size_t kLongJournal = 4096;

struct Books {
  Snapshot now;

  void operator()(const Added& added) { now.counters[added.counter] += added.amount; }

  void operator()(const Booked& booked) {
    ++now.requests;
    if (booked.failed) ++now.counters["failures"];
    Histogram& histogram = now.routes[booked.route];
    const auto bound = std::lower_bound(kBoundsMicros.begin(), kBoundsMicros.end(), booked.micros);
    ++histogram.buckets[static_cast<std::size_t>(bound - kBoundsMicros.begin())];
    histogram.total_micros += booked.micros;
    histogram.slowest_micros = std::max(histogram.slowest_micros, booked.micros);
  }

  void operator()(const Connected& connected) {
    now.most_connections = std::max(now.most_connections, connected.open);
  }
};

}  // namespace

struct Registry::Impl {
  std::mutex books_mutex;  // taken before journal_mutex
  Books books;
  std::mutex journal_mutex;
  std::vector<Event> journal;

  void write(Event event) {
    bool is_long = false;
    {
      std::lock_guard lock(journal_mutex);
      journal.push_back(std::move(event));
      is_long = journal.size() >= kLongJournal;
    }
    if (!is_long) return;
    std::lock_guard lock(books_mutex);
    add_up();
  }

  void add_up() {
    std::vector<Event> lines;
    {
      std::lock_guard lock(journal_mutex);
      lines.swap(journal);
    }
    for (const Event& line : lines) std::visit(books, line);
  }
};

Registry::Registry() : impl_(std::make_unique<Impl>()) {}

Registry::~Registry() = default;

void Registry::add(const std::string& counter, long amount) {
  impl_->write(Added{counter, amount});
}

void Registry::book(const std::string& route, long micros, bool failed) {
  impl_->write(Booked{route, micros, failed});
}

void Registry::connections(long open) {
  impl_->write(Connected{open});
}

Snapshot Registry::snapshot() const {
  std::lock_guard lock(impl_->books_mutex);
  impl_->add_up();
  return impl_->books.now;
}

void Registry::visit(const Visitor& visitor) const {
  const Snapshot moment = snapshot();
  for (const auto& [name, value] : moment.counters) visitor(name, value);
}

}  // namespace race

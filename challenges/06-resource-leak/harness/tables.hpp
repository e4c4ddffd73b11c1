// What both halves of the system are made of: tables in which names stand for behaviour, entries
// that are relaxed atomics, and failures that are planned.
#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <iterator>
#include <string>

#include "system.hpp"

namespace machine {

/// The system orders nothing, so that what a submission forgot to order is not ordered by accident.
inline constexpr auto kRelaxed = std::memory_order_relaxed;

using Place = std::atomic<resource_leak::Where>;

/// Something happened, and where; it is kept until the next beginning.
class Mark {
 public:
  void clear() { made_.store(false, kRelaxed); }
  void make(resource_leak::Where where) {
    where_.store(where, kRelaxed);
    made_.store(true, kRelaxed);
  }
  std::optional<resource_leak::Where> place() const {
    if (!made_.load(kRelaxed)) return std::nullopt;
    return where_.load(kRelaxed);
  }

 private:
  Place where_;
  std::atomic<bool> made_ = false;
};

/// Is it planned that this fails now?
bool fails(Fault fault);

void clear_descriptors();
void clear_database();
void allow_connections(unsigned at_a_time);

/// The position of the name in the table; the table's size when it is not there.
template <class Row, std::size_t N>
std::size_t row_of(const Row (&table)[N], const std::string& name) {
  return static_cast<std::size_t>(std::distance(
      table, std::find_if(table, table + N, [&](const Row& row) { return row.name == name; })));
}

/// Where the first entry that is open was opened.
template <class Entries>
std::optional<resource_leak::Where> first_open(const Entries& entries) {
  for (const auto& entry : entries)
    if (entry.state.load(kRelaxed) != 0) return entry.where.load(kRelaxed);
  return std::nullopt;
}

}  // namespace machine

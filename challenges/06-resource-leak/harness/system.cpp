// Files and peers: one table of descriptors, and what comes next of each.
#include "system.hpp"

#include <array>
#include <cstdint>
#include <string_view>

#include "tables.hpp"

using namespace machine;
using namespace resource_leak;

namespace {

struct Page {
  std::string_view name, text;
  bool torn = false, sticky = false;
};
constexpr Page kPages[] = {{"daily", "Daily: "},
                           {"nightly", "Nightly: "},
                           {"weekly", "A week of orders, returns and stock: "},
                           {"torn", "A page of which only the beginning is there", true},
                           {"sticky", "Sticky: ", false, true}};

struct Peer {
  std::string_view name;
  bool gone = false, lost = false;
};
constexpr Peer kPeers[] = {{"north"}, {"south"}, {"gone", true}, {"lost", false, true}};

constexpr std::size_t kBlock = 16;  // bytes that are read or sent at once

/// What a descriptor's state says: its kind, the row of its table and the bytes so far.
enum class Kind : std::uint64_t { none, file, peer };
constexpr int kBytes = 6;  // bits of the first two
constexpr std::uint64_t state_of(Kind kind, std::size_t row) {
  return static_cast<std::uint64_t>(kind) | row << 2;
}
constexpr Kind kind_of(std::uint64_t state) {
  return static_cast<Kind>(state & 3);
}
constexpr std::size_t row_in(std::uint64_t state) {
  return state >> 2 & 15;
}

struct Descriptor {
  std::atomic<std::uint64_t> state = 0;  // 0: the number is free
  Place where;

  /// False when somebody has closed it, or used it, since the state was read.
  bool advance(std::uint64_t from, std::size_t bytes) {
    return state.compare_exchange_strong(from, from + (bytes << kBytes), kRelaxed);
  }
};

std::array<Descriptor, 16> descriptors;
std::array<std::atomic<unsigned>, kFaults> plans;
bool planned = false;  // not atomic: set while no request is under way, and cheap to ask
Mark stray;

/// Null when there is no such number.
Descriptor* descriptor_of(int number) {
  const auto index = static_cast<std::size_t>(number);
  return number >= 0 && index < descriptors.size() ? &descriptors[index] : nullptr;
}

int lowest_free(std::uint64_t state, Where where) {
  for (std::size_t i = 0; i < descriptors.size(); ++i) {
    std::uint64_t free = 0;
    if (!descriptors[i].state.compare_exchange_strong(free, state, kRelaxed)) continue;
    descriptors[i].where.store(where, kRelaxed);
    return static_cast<int>(i);
  }
  return -1;
}

/// Fowler, Noll and Vo's hash: the same, in whatever pieces the text comes.
constexpr std::uint64_t kNothing = 14695981039346656037U;
std::uint64_t hash(std::string_view text, std::uint64_t before) {
  for (const char c : text) before = (before ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return before;
}

struct Inbox {
  std::atomic<std::uint64_t> received = kNothing;  // a hash of it

  void put(std::string_view text) {
    std::uint64_t before = received.load(kRelaxed);
    while (!received.compare_exchange_strong(before, hash(text, before), kRelaxed)) {
    }
  }
};
std::array<Inbox, std::size(kPeers)> inboxes;

}  // namespace

namespace resource_leak {

int open_file(const std::string& name, Where where) {
  const std::size_t row = row_of(kPages, name);
  if (row == std::size(kPages) || fails(Fault::open_file)) return -1;
  return lowest_free(state_of(Kind::file, row), where);
}

long read_some(int number, char* buffer, std::size_t room) {
  Descriptor* descriptor = descriptor_of(number);
  const std::uint64_t state = descriptor ? descriptor->state.load(kRelaxed) : 0;
  if (kind_of(state) != Kind::file || fails(Fault::read)) return -1;
  const Page& page = kPages[row_in(state)];
  const std::size_t so_far = state >> kBytes;
  if (page.torn && so_far > 0) return -1;
  const std::string_view next = page.text.substr(so_far, std::min(room, kBlock));
  if (!descriptor->advance(state, next.size())) return -1;
  std::copy(next.begin(), next.end(), buffer);
  return static_cast<long>(next.size());
}

int connect_peer(const std::string& name, Where where) {
  const std::size_t row = row_of(kPeers, name);
  if (row == std::size(kPeers) || fails(Fault::connect)) return -1;
  return lowest_free(state_of(Kind::peer, row), where);
}

long send_some(int number, const char* data, std::size_t size) {
  Descriptor* descriptor = descriptor_of(number);
  const std::uint64_t state = descriptor ? descriptor->state.load(kRelaxed) : 0;
  if (kind_of(state) != Kind::peer || kPeers[row_in(state)].gone || fails(Fault::send)) return -1;
  const std::string_view next(data, std::min(size, kBlock));
  if (!descriptor->advance(state, next.size())) return -1;
  inboxes[row_in(state)].put(next);
  return static_cast<long>(next.size());
}

int close_descriptor(int number, Where where) {
  if (number == -1) return -1;
  Descriptor* descriptor = descriptor_of(number);
  const std::uint64_t state = descriptor ? descriptor->state.exchange(0, kRelaxed) : 0;
  if (kind_of(state) == Kind::none) {
    stray.make(where);
    return -1;
  }
  const bool is_file = kind_of(state) == Kind::file;
  if (fails(Fault::close) || (is_file && kPages[row_in(state)].sticky)) return kInterrupted;
  return !is_file && kPeers[row_in(state)].lost ? -1 : 0;
}

}  // namespace resource_leak

namespace machine {

void begin(unsigned connections) {
  // The first time all is clear; each step spared is one fewer in every interleaving.
  static bool used = false;
  if (used) {
    clear_descriptors();
    clear_database();
  }
  used = true;
  allow_connections(connections);
}

void clear_descriptors() {
  for (auto& plan : plans) plan.store(0, kRelaxed);
  planned = false;
  for (Descriptor& descriptor : descriptors) descriptor.state.store(0, kRelaxed);
  for (Inbox& inbox : inboxes) inbox.received.store(kNothing, kRelaxed);
  stray.clear();
}

void plan(Fault fault, unsigned nth) {
  plans[static_cast<std::size_t>(fault)].store(nth, kRelaxed);
  planned = true;
}

bool plan_is_over(Fault fault) {
  return plans[static_cast<std::size_t>(fault)].load(kRelaxed) == 0;
}

bool fails(Fault fault) {
  if (!planned) return false;
  std::atomic<unsigned>& plan = plans[static_cast<std::size_t>(fault)];
  return plan.load(kRelaxed) != 0 && plan.fetch_sub(1, kRelaxed) == 1;
}

bool received(const std::string& peer, const std::string& text) {
  return inboxes[row_of(kPeers, peer)].received.load(kRelaxed) == hash(text, kNothing);
}

std::optional<Where> open_descriptor() {
  return first_open(descriptors);
}

std::optional<Where> stray_close() {
  return stray.place();
}

}  // namespace machine

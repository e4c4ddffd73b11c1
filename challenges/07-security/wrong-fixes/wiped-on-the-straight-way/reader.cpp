#include <algorithm>
#include <span>

#include "api.hpp"

namespace security {

namespace {

/// Memory of the machine's for one secret: wiped and given back on every way out.
class Locker {
 public:
  Locker(Machine& machine, std::size_t size)
      : machine_(machine), bytes_(machine.take_memory(size), size) {}
  ~Locker() { machine_.give_back(bytes_.data(), bytes_.size()); }
  Locker(const Locker&) = delete;
  Locker& operator=(const Locker&) = delete;

  std::span<char> bytes() { return bytes_; }

 private:
  Machine& machine_;
  std::span<char> bytes_;
};

/// The lines of a head, and never more of it than a head may have.
class Head {
 public:
  explicit Head(Line& line) : line_(line) {}

  /// Without its end; nothing when the head is too long, or the client has hung up.
  std::optional<std::string> next_line() {
    std::string text;
    for (; left_ > 0; --left_) {
      const int byte = line_.next();
      if (byte < 0) return std::nullopt;
      if (byte == '\n') return --left_, text;
      text += static_cast<char>(byte);
    }
    return std::nullopt;
  }

 private:
  Line& line_;
  std::size_t left_ = kMostHead;
};

struct Wanted {
  std::optional<std::string> user;
  std::optional<std::size_t> length;
};

/// From 1 to `most`; nothing when it is anything else.
std::optional<std::size_t> number(const std::string& digits, std::size_t most) {
  std::size_t value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = 10 * value + static_cast<std::size_t>(digit - '0');
    if (value > most) return std::nullopt;  // now: a few digits later it might be small again
  }
  return value > 0 ? std::optional(value) : std::nullopt;
}

/// False when the line is not as it should be.
bool take_line(const std::string& text, Wanted& wanted) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string::npos) return false;
  const std::string name = text.substr(0, colon), value = text.substr(colon + 2);
  if (name == "user") {
    if (wanted.user || value.empty() || value.size() > kMostUser) return false;
    wanted.user = value;
  }
  if (name == "length") {
    if (wanted.length) return false;
    wanted.length = number(value, kMostPassword);
    return wanted.length.has_value();
  }
  return true;
}

std::optional<Wanted> read_head(Line& line) {
  Head head(line);
  Wanted wanted;
  for (;;) {
    const std::optional<std::string> text = head.next_line();
    if (!text) return std::nullopt;
    if (text->empty()) break;
    if (!take_line(*text, wanted)) return std::nullopt;
  }
  return wanted.user && wanted.length ? std::optional(wanted) : std::nullopt;
}

}  // namespace

bool read_request(Line& line, Machine& machine, const Handler& handler) {
  const std::optional<Wanted> wanted = read_head(line);
  if (!wanted) return false;
  Locker locker(machine, *wanted->length);
  const std::span<char> password = locker.bytes();
  for (char& place : password) {
    const int byte = line.next();
    if (byte < 0) return false;
    place = static_cast<char>(byte);
  }
  handler(*wanted->user, {password.data(), password.size()});
  std::ranges::fill(password, '\0');
  return true;
}

}  // namespace security

#include <algorithm>
#include <array>

#include "api.hpp"

namespace security {

namespace {

/// A head where it is read, in a place that is as large as a head may be.
class Head {
 public:
  /// False when it does not end in time.
  bool read_from(Line& line) {
    while (size_ < text_.size()) {
      const int byte = line.next();
      if (byte < 0) return false;
      text_[size_++] = static_cast<char>(byte);
      if (byte == '\n' && (size_ == 1 || text_[size_ - 2] == '\n')) return true;
    }
    return false;
  }
  std::string_view text() const { return {text_.data(), size_}; }

 private:
  std::array<char, kMostHead> text_{};
  std::size_t size_ = 0;
};

/// Memory of the machine's, as much as the longest password needs.
class Locker {
 public:
  explicit Locker(Machine& machine)
      : machine_(machine), memory_(machine.take_memory(kMostPassword)) {}
  ~Locker() {
    std::fill_n(memory_, kMostPassword, '\0');
    machine_.give_back(memory_, kMostPassword);
  }
  Locker(const Locker&) = delete;
  Locker& operator=(const Locker&) = delete;
  char* memory() { return memory_; }

 private:
  Machine& machine_;
  char* memory_;
};

/// What a head says, and how often.
struct Told {
  std::string_view user;
  std::size_t length = 0;
  int users = 0, lengths = 0;
  bool understood = true;

  void hear(std::string_view line) {
    const std::size_t colon = line.find(": ");
    understood = understood && colon != std::string_view::npos;
    if (!understood) return;
    const std::string_view name = line.substr(0, colon), value = line.substr(colon + 2);
    if (name == "user") {
      ++users;
      user = value;
    } else if (name == "length") {
      ++lengths;
      length = number(value);
    }
  }
  bool is_whole() const {
    return understood && users == 1 && lengths == 1 && !user.empty() && user.size() <= kMostUser &&
           length > 0 && length <= kMostPassword;
  }

 private:
  /// A number that is too large stays just too large; 0 when it is none.
  static std::size_t number(std::string_view digits) {
    std::size_t value = 0;
    for (const char digit : digits) {
      if (digit < '0' || digit > '9') return 0;
      value = std::min(10 * value + static_cast<std::size_t>(digit - '0'), kMostPassword + 1);
    }
    return value;
  }
};

}  // namespace

bool read_request(Line& line, Machine& machine, const Handler& handler) {
  Head head;
  if (!head.read_from(line)) return false;
  Told told;
  std::string_view rest = head.text();
  for (std::size_t end = rest.find('\n'); end > 0; end = rest.find('\n')) {
    told.hear(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  if (!told.is_whole()) return false;

  Locker locker(machine);
  for (std::size_t i = 0; i < told.length; ++i) {
    const int byte = line.next();
    if (byte < 0) return false;
    locker.memory()[i] = static_cast<char>(byte);
  }
  handler(std::string(told.user), {locker.memory(), told.length});
  return true;
}

}  // namespace security

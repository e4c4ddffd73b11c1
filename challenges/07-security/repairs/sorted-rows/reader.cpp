// One byte after the other, each to the part of the request that it belongs to.
#include <algorithm>

#include "api.hpp"

namespace security {

namespace {

class Request {
 public:
  /// What a byte of the head makes of it.
  enum class State { goes_on, head_is_done, refused };

  State take(char byte) {
    ++taken_;
    if (byte != '\n') {
      text_ += byte;
      return taken_ == kMostHead ? State::refused : State::goes_on;
    }
    if (text_.empty()) return is_whole() ? State::head_is_done : State::refused;
    if (taken_ == kMostHead || !end_line()) return State::refused;
    text_.clear();
    return State::goes_on;
  }
  const std::string& user() const { return user_; }
  std::size_t length() const { return length_; }

 private:
  bool is_whole() const { return !user_.empty() && length_ > 0; }
  bool end_line() {
    const auto colon = text_.find(": ");
    if (colon == std::string::npos) return false;
    const std::string value = text_.substr(colon + 2);
    if (text_.starts_with("user: ")) {
      if (!user_.empty() || value.size() > kMostUser) return false;
      user_ = value;
      return !user_.empty();
    }
    if (!text_.starts_with("length: ")) return true;
    if (length_ > 0 || value.find_first_not_of("0123456789") != std::string::npos) return false;
    const std::string digits = value.substr(std::min(value.find_first_not_of('0'), value.size()));
    if (digits.empty() || digits.size() > 3) return false;
    length_ = std::stoul(digits);
    return length_ <= kMostPassword;
  }

  std::string text_, user_;
  std::size_t taken_ = 0, length_ = 0;
};

}  // namespace

bool read_request(Line& line, Machine& machine, const Handler& handler) {
  Request request;
  for (auto state = Request::State::goes_on; state != Request::State::head_is_done;) {
    const int byte = line.next();
    if (byte < 0) return false;
    state = request.take(static_cast<char>(byte));
    if (state == Request::State::refused) return false;
  }
  const std::size_t length = request.length();
  char* const password = machine.take_memory(length);
  const auto clear = [&] {
    for (std::size_t i = 0; i < length; ++i) password[i] = 0;
    machine.give_back(password, length);
  };
  std::size_t got = 0;
  for (int byte = 0; got < length && (byte = line.next()) >= 0; ++got)
    password[got] = static_cast<char>(byte);
  try {
    if (got == length) handler(request.user(), {password, length});
  } catch (...) {
    clear();
    throw;
  }
  clear();
  return got == length;
}

}  // namespace security

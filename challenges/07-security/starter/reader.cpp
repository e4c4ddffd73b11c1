#include "api.hpp"

namespace security {

namespace {

/// A line of the head without its end; nothing when the client has hung up.
std::optional<std::string> read_line(Line& line) {
  std::string text;
  for (int byte = line.next(); byte != '\n'; byte = line.next()) {
    if (byte < 0) return std::nullopt;
    text += static_cast<char>(byte);
  }
  return text;
}

unsigned number(const std::string& digits) {
  unsigned value = 0;
  for (const char digit : digits) value = 10 * value + static_cast<unsigned>(digit - '0');
  return value;
}

}  // namespace

bool read_request(Line& line, Machine& machine, const Handler& handler) {
  std::string user;
  unsigned length = 0;
  for (;;) {
    const std::optional<std::string> text = read_line(line);
    if (!text) return false;
    if (text->empty()) break;
    const std::size_t colon = text->find(": ");
    if (colon == std::string::npos) return false;
    const std::string name = text->substr(0, colon), value = text->substr(colon + 2);
    if (name == "user") user = value;
    if (name == "length") length = number(value);
  }
  if (user.empty() || user.size() > kMostUser || length == 0 || length > kMostPassword)
    return false;

  char* const password = machine.take_memory(length);
  for (unsigned i = 0; i < length; ++i) {
    const int byte = line.next();
    if (byte < 0) return false;
    password[i] = static_cast<char>(byte);
  }
  handler(user, {password, length});
  machine.give_back(password, length);
  return true;
}

}  // namespace security

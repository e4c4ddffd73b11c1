#include "analyzers/explore/driver/token.hpp"

#include <sstream>
#include <vector>

#include "analyzers/explore/driver/switches.hpp"

namespace ccgrade::explore {
namespace {

constexpr const char* kVersion = "cc1";
constexpr const char* kNoRaces = "no-races";
constexpr const char* kNoLeaks = "no-leaks";

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, ':');) parts.push_back(part);
  return parts;
}

}  // namespace

std::string write_token(const Token& token) {
  std::string text = std::string(kVersion) + ":" + token.schedule + ":" + token.digest;
  if (!token.races) text += std::string(":") + kNoRaces;
  if (!token.leaks) text += std::string(":") + kNoLeaks;
  return text;
}

/// As follow.cpp shortens it.
static bool is_digest(const std::string& text) {
  return text.size() == 8 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Result<Token> read_token(const std::string& text) {
  const std::vector<std::string> parts = parts_of(text);
  const Error none{
      "this is no token of a schedule: " + text.substr(0, 200) + "; it is cc1:SCHEDULE:PROGRAM",
      Blame::submission};
  if (parts.size() < 3 || parts[0] != kVersion) return none;
  if (!read_schedule(parts[1]) || !is_digest(parts[2])) return none;
  Token token{parts[1], parts[2]};
  for (std::size_t i = 3; i < parts.size(); ++i)
    if (parts[i] == kNoRaces)
      token.races = false;
    else if (parts[i] == kNoLeaks)
      token.leaks = false;
    else
      return none;
  return token;
}

}  // namespace ccgrade::explore

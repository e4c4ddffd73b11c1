#include "format.hpp"

#include <string.h>

namespace ccgrade::explore {
namespace {

constexpr std::size_t kUnlimited = ~std::size_t{0};

bool is_one_of(char character, const char* among) {
  return character != 0 && strchr(among, character) != nullptr;
}

}  // namespace

void FormatArguments::skip(const char* among) {
  while (is_one_of(*at_, among)) ++at_;
}

/// Digits, or a star that stands for an argument, of which a negative one counts as none.
void FormatArguments::take_number(std::size_t& number) {
  if (*at_ == '*') {
    ++at_;
    const int given = va_arg(list_, int);
    number = given < 0 ? kUnlimited : static_cast<std::size_t>(given);
    return;
  }
  number = 0;
  for (; is_one_of(*at_, "0123456789"); ++at_)
    number = number * 10 + static_cast<std::size_t>(*at_ - '0');
}

/// "%-8.3ls": flags, width, precision, length, conversion.
bool FormatArguments::next_conversion() {
  at_ = strchr(at_, '%');
  if (!at_) return false;
  ++at_;
  std::size_t width = 0;
  skip("-+ #0'I");
  take_number(width);
  if (*at_ == '$') return false;
  precision_ = kUnlimited;
  if (*at_ == '.') {
    ++at_;
    take_number(precision_);
  }
  length_ = 0;
  for (; is_one_of(*at_, "hlqLjzt"); ++at_) {
    const bool twice = (length_ == 'l' && *at_ == 'l') || *at_ == 'q';  // glibc's long double
    length_ = twice ? 'L' : *at_;
  }
  conversion_ = *at_;
  if (conversion_ != 0) ++at_;
  return conversion_ != 0;
}

void FormatArguments::take_argument(bool is_long_double) {
  if (is_one_of(conversion_, "%m")) return;
  if (!is_one_of(conversion_, "aAeEfFgG"))
    va_arg(list_, long);  // on x86-64 all others are as wide as each other
  else if (is_long_double)
    va_arg(list_, long double);
  else
    va_arg(list_, double);
}

bool FormatArguments::next_text(const char*& text, std::size_t& most) {
  while (at_ && next_conversion()) {
    if (conversion_ == 's' && length_ != 'l' && length_ != 'L') {
      text = va_arg(list_, const char*);
      most = precision_;
      return true;
    }
    take_argument(length_ == 'L');
  }
  return false;
}

}  // namespace ccgrade::explore

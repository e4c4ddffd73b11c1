#pragma once
#include <stdarg.h>

#include <cstddef>

namespace ccgrade::explore {

/// Takes the arguments of a printf format (ISO C17, 7.21.6.1) off a list, one conversion at a time.
class FormatArguments {
 public:
  FormatArguments(const char* format, va_list list) : at_(format) { va_copy(list_, list); }
  ~FormatArguments() { va_end(list_); }
  FormatArguments(const FormatArguments&) = delete;

  /// Goes on to the next text of characters that is printed: up to its 0, but no more than `most`
  /// bytes of it. False when there is none, or when arguments are named by their numbers ("%2$s").
  bool next_text(const char*& text, std::size_t& most);

 private:
  bool next_conversion();
  void skip(const char* among);
  void take_number(std::size_t& number);
  void take_argument(bool is_long_double);

  const char* at_;
  va_list list_;
  std::size_t precision_ = 0;
  char length_ = 0;  ///< 'l', 'L' or none that matters
  char conversion_ = 0;
};

}  // namespace ccgrade::explore

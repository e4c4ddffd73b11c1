#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace ccgrade {

/// One code point at the start of some text. `size` is in bytes, at least 1; bytes that are not
/// UTF-8 read as U+FFFD, one byte at a time.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;
};

/// `text` is not empty.
CodePoint first_code_point(std::string_view text);

void append_utf8(std::string& out, char32_t value);

/// How many columns of a terminal `text` takes, at one per code point. Wide scripts take two in
/// truth; an alignment that is off by a few cells is not worth a table of widths.
std::size_t columns(std::string_view text);

/// The first `limit` columns of `text`, the last of them "…" where something was cut.
std::string cut(std::string_view text, std::size_t limit);

}  // namespace ccgrade

#include "reports/render/inert_json.hpp"

#include <array>
#include <cstdio>

#include "reports/render/clean.hpp"
#include "reports/render/utf8.hpp"

namespace ccgrade {
namespace {

void append_unit(std::string& out, unsigned unit) {
  std::array<char, 8> escape{};
  std::snprintf(escape.data(), escape.size(), "\\u%04x", unit);
  out += escape.data();
}

/// JSON escapes count in UTF-16: what does not fit takes a surrogate pair.
void append_escape(std::string& out, char32_t value) {
  if (value < 0x10000) return append_unit(out, value);
  append_unit(out, 0xD800 + ((value - 0x10000) >> 10U));
  append_unit(out, 0xDC00 + ((value - 0x10000) & 0x3FFU));
}

}  // namespace

std::string inert_json(std::string_view json) {
  std::string inert;
  while (!json.empty()) {
    const CodePoint next = first_code_point(json);
    const bool command = json.starts_with("##[");
    if (command || (next.value != '\n' && !shows_itself(next.value)))
      append_escape(inert, next.value);
    else
      inert += json.substr(0, next.size);
    json.remove_prefix(next.size);
  }
  return inert;
}

}  // namespace ccgrade

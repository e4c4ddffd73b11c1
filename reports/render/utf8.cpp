#include "reports/render/utf8.hpp"

namespace ccgrade {
namespace {

constexpr CodePoint kInvalid{0xFFFD, 1};

/// Bytes in the sequence that `lead` starts; 0 where it starts none.
std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// Overlong forms, surrogates and values past the end of Unicode would smuggle characters past
/// whoever looks for them.
bool well_formed(char32_t value, std::size_t size) {
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value >= kSmallest[size] && value <= 0x10FFFF && !surrogate;
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t size = sequence_size(lead);
  if (size == 1) return {lead, 1};
  if (size == 0 || size > text.size()) return kInvalid;
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0U) != 0x80) return kInvalid;
    value = value << 6U | (next & 0x3FU);
  }
  return well_formed(value, size) ? CodePoint{value, size} : kInvalid;
}

void append_utf8(std::string& out, char32_t value) {
  const auto tail = [&out, value](unsigned shift) {
    out += static_cast<char>(0x80U | (value >> shift & 0x3FU));
  };
  if (value < 0x80) {
    out += static_cast<char>(value);
  } else if (value < 0x800) {
    out += static_cast<char>(0xC0U | value >> 6U);
    tail(0);
  } else if (value < 0x10000) {
    out += static_cast<char>(0xE0U | value >> 12U);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | value >> 18U);
    tail(12);
    tail(6);
    tail(0);
  }
}

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(first_code_point(text).size);
  return count;
}

std::string cut(std::string_view text, std::size_t limit) {
  if (columns(text) <= limit) return std::string(text);
  std::size_t end = 0;
  for (std::size_t i = 1; i < limit; ++i) end += first_code_point(text.substr(end)).size;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace ccgrade

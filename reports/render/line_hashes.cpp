#include "reports/render/line_hashes.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <map>

#include "reports/render/utf8.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kWindow = 100;
constexpr std::uint64_t kFactor = 37;
constexpr std::uint16_t kEnd = 65535;

constexpr std::uint64_t kLeaving = [] {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < kWindow; ++i) power *= kFactor;
  return power;
}();

std::string hex(std::uint64_t value) {
  char digits[16];
  return {digits, std::to_chars(digits, digits + sizeof digits, value, 16).ptr};
}

/// A hash over the last kWindow units. A line's own is taken when its first unit leaves.
class RollingHash {
 public:
  void take(std::uint16_t unit) {
    const bool line_feed_of_crlf = behind_return_ && unit == '\n';
    behind_return_ = unit == '\r';
    if (unit == ' ' || unit == '\t' || line_feed_of_crlf) return;
    roll(unit == '\r' ? static_cast<std::uint16_t>('\n') : unit);
  }
  std::vector<std::string> finish() {
    roll(kEnd);
    for (std::size_t i = 0; i < kWindow; ++i) {
      leave();
      enter(0);
    }
    return std::move(lines_);
  }

 private:
  void roll(std::uint16_t unit) {
    leave();
    if (at_line_start_) starts_[at_] = true;
    at_line_start_ = unit == '\n';
    enter(unit);
  }
  void leave() {
    if (!starts_[at_]) return;
    starts_[at_] = false;
    const std::string value = hex(hash_);
    lines_.push_back(value + ":" + std::to_string(++seen_[value]));
  }
  void enter(std::uint16_t unit) {
    hash_ = hash_ * kFactor + unit - kLeaving * units_[at_];
    units_[at_] = unit;
    at_ = (at_ + 1) % kWindow;
  }

  std::array<std::uint16_t, kWindow> units_{};
  std::array<bool, kWindow> starts_{};
  std::size_t at_ = 0;
  std::uint64_t hash_ = 0;
  bool at_line_start_ = true, behind_return_ = false;
  std::map<std::string, int> seen_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> line_hashes(std::string_view text) {
  RollingHash hash;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    text.remove_prefix(point.size);
    if (point.value < 0x10000) {
      hash.take(static_cast<std::uint16_t>(point.value));
    } else {
      const char32_t rest = point.value - 0x10000;
      hash.take(static_cast<std::uint16_t>(0xd800 + (rest >> 10)));
      hash.take(static_cast<std::uint16_t>(0xdc00 + (rest & 0x3ff)));
    }
  }
  return hash.finish();
}

}  // namespace ccgrade

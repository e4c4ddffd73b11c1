#include "reports/render/numbers.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace ccgrade {

std::string decimal(double value, int digits) {
  if (!std::isfinite(value)) return "unknown";
  std::array<char, 400> text{};  // the largest double has 309 digits before the point
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                 std::chars_format::fixed, digits);
  return {text.data(), end.ptr};
}

std::string points_text(double points) {
  std::string text = decimal(points, 2);
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string seconds_text(double seconds) {
  if (!std::isfinite(seconds)) return "unknown";
  if (seconds < 0.0995) return decimal(seconds * 1000, 0) + " ms";
  return decimal(seconds, seconds < 9.995 ? 2 : 0) + " s";
}

std::string percent_text(double share) {
  return std::isfinite(share) ? decimal(share * 100, 0) + " %" : "unknown";
}

std::string memory_text(long kib) {
  return kib < 1024 ? std::to_string(kib) + " KiB"
                    : decimal(static_cast<double>(kib) / 1024, 0) + " MiB";
}

std::string count_text(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace ccgrade

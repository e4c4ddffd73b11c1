#include "tools/ccgrade/whole_number.hpp"

namespace ccgrade {

CLI::Validator whole_number() {
  constexpr std::size_t kMostDigits = 18;
  const auto complaint = [](const std::string& text) -> std::string {
    const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
    if (digits && !text.empty() && text.size() <= kMostDigits) return "";
    return "must be a whole number of at most 18 digits";
  };
  return CLI::Validator(complaint, "NUMBER");
}

}  // namespace ccgrade

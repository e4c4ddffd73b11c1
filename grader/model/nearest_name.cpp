#include "grader/model/nearest_name.hpp"

#include <algorithm>

namespace ccgrade {
namespace {

/// Edits between two words (Levenshtein 1966).
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t kept = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({kept, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest_name(const std::string& wrong, const std::vector<std::string>& known) {
  const std::string start = wrong.substr(0, 100);  // of a text of megabytes no more is looked at
  const auto nearest = std::ranges::min_element(
      known, {}, [&](const std::string& name) { return distance(start, name); });
  return nearest == known.end() ? std::string() : *nearest;
}

}  // namespace ccgrade

#pragma once
#include <string>
#include <vector>

namespace ccgrade {

/// As exec takes them: zero-terminated, into the strings.
inline std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> all;
  for (const std::string& text : strings) all.push_back(const_cast<char*>(text.c_str()));
  all.push_back(nullptr);
  return all;
}

}  // namespace ccgrade

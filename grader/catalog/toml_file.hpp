#pragma once
// The one place that includes the TOML library, for the .cpp files of this folder.
#define TOML_EXCEPTIONS 0
#include "grader/model/toml.hpp"

#include <string>
#include <vector>

#include "grader/host/host.hpp"

namespace ccgrade {

/// The file's table, or an Error that names the file, the line and what is wrong there.
inline Result<toml::table> read_toml(Host& host, const std::string& path) {
  const Result<std::string> text = host.read_file(path, 1 << 20);
  if (!text) return text.error();
  toml::parse_result parsed = toml::parse(*text, path);
  if (parsed) return std::move(parsed).table();
  return Error{path + ", line " + std::to_string(parsed.error().source().begin.line) + ": " +
               std::string(parsed.error().description())};
}

inline std::vector<std::string> strings(const toml::node_view<const toml::node>& node) {
  std::vector<std::string> all;
  if (const toml::array* array = node.as_array())
    for (const toml::node& each : *array)
      if (const auto text = each.value<std::string>()) all.push_back(*text);
  return all;
}

}  // namespace ccgrade

#include "analyzers/audit/construct.hpp"

#include <nlohmann/json.hpp>

namespace ccgrade::audit {

using nlohmann::json;

std::string to_text(const std::vector<Construct>& constructs) {
  json rows = json::array();
  for (const Construct& each : constructs)
    rows.push_back({{"kind", name_of(each.kind)},
                    {"name", each.name},
                    {"target", each.target},
                    {"file", each.where.file},
                    {"line", each.where.line},
                    {"column", each.where.column}});
  return rows.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<Construct>> constructs_from(const std::string& text) {
  const Error unreadable{"ccgrade-static's list of constructs cannot be read"};
  const json rows = json::parse(text, nullptr, false);
  if (!rows.is_array()) return unreadable;
  std::vector<Construct> constructs;
  try {
    for (const json& row : rows) {
      const auto kind = value_of<Construct::Kind>(row.at("kind").get<std::string>());
      if (!kind) return unreadable;
      constructs.push_back({*kind,
                            row.at("name"),
                            row.at("target"),
                            {row.at("file"), row.at("line"), row.at("column")}});
    }
  } catch (const json::exception&) {
    return unreadable;
  }
  return constructs;
}

}  // namespace ccgrade::audit

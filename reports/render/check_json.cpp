#include "reports/render/check_json.hpp"

#include <nlohmann/json.hpp>

#include "reports/render/inert_json.hpp"

namespace ccgrade {

void render_check_json(const StaticAnalysis& analysis, std::ostream& out) {
  nlohmann::ordered_json not_analysed = nlohmann::ordered_json::array();
  for (const UnreadUnit& unit : analysis.not_analysed)
    not_analysed.push_back({{"file", unit.source}, {"reason", unit.reason}});
  const nlohmann::json findings = analysis.findings;
  const nlohmann::ordered_json document{
      {"schema", "ccgrade/check/v1"},    {"findings", findings},
      {"not_analysed", not_analysed},    {"analysed", analysis.analysed},
      {"unchanged", analysis.unchanged}, {"allowed", analysis.allowed}};
  out << inert_json(document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)) << '\n';
}

}  // namespace ccgrade

#include "grader/model/finding.hpp"

#include <nlohmann/json.hpp>

#include "grader/model/json_fields.hpp"

namespace ccgrade {

void to_json(nlohmann::json& json, const Finding& finding) {
  write_fields(json, finding);
}
void from_json(const nlohmann::json& json, Finding& finding) {
  read_fields(json, finding);
}

}  // namespace ccgrade

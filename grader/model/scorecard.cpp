#include "grader/model/scorecard.hpp"

#include <nlohmann/json.hpp>

#include "grader/model/json_fields.hpp"

namespace ccgrade {

void to_json(nlohmann::json& json, const CriterionResult& criterion) {
  write_fields(json, criterion);
}
void from_json(const nlohmann::json& json, CriterionResult& criterion) {
  read_fields(json, criterion);
}

}  // namespace ccgrade

#include "grader/model/run.hpp"

#include <nlohmann/json.hpp>

#include "grader/model/json_fields.hpp"

namespace ccgrade {

bool ended(const Outcome& outcome) {
  return outcome.ending == Ending::passed || outcome.ending == Ending::failed_check;
}

void to_json(nlohmann::json& json, const Usage& usage) {
  write_fields(json, usage);
}
void from_json(const nlohmann::json& json, Usage& usage) {
  read_fields(json, usage);
}
void to_json(nlohmann::json& json, const Run& run) {
  write_fields(json, run);
}
void from_json(const nlohmann::json& json, Run& run) {
  read_fields(json, run);
}

}  // namespace ccgrade

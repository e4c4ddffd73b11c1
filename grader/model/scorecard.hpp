#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "grader/model/enum_names.hpp"

namespace ccgrade {

/// `unstable`: passed some schedules and failed others. `not_gradable`: does not compile, wrong
/// files, refused. `infra_error`: ccgrade could not judge; never scored 0.
enum class Verdict { pass, fail, unstable, not_gradable, infra_error };

enum class CriterionStatus { met, unmet, not_judged };

struct CriterionResult {
  std::string id;
  std::string title;
  CriterionStatus status = CriterionStatus::not_judged;
  double points = 0;
  double max_points = 0;
  std::vector<std::string> because;  ///< ids of findings and runs; empty when met
  std::string reason;                ///< one sentence for a person; empty when met
  bool operator==(const CriterionResult&) const = default;
};

struct Scorecard {
  std::vector<CriterionResult> criteria;
  double total = 0;
  double max = 0;
  Verdict verdict = Verdict::infra_error;
  std::string reason;  ///< one sentence; empty for a pass
  bool operator==(const Scorecard&) const = default;
};

template <>
inline constexpr EnumNames<Verdict, 5> enum_names<Verdict>{{{Verdict::pass, "pass"},
                                                            {Verdict::fail, "fail"},
                                                            {Verdict::unstable, "unstable"},
                                                            {Verdict::not_gradable, "not_gradable"},
                                                            {Verdict::infra_error, "infra_error"}}};
template <>
inline constexpr EnumNames<CriterionStatus, 3> enum_names<CriterionStatus>{
    {{CriterionStatus::met, "met"},
     {CriterionStatus::unmet, "unmet"},
     {CriterionStatus::not_judged, "not_judged"}}};

void to_json(nlohmann::json& json, const CriterionResult& criterion);
void from_json(const nlohmann::json& json, CriterionResult& criterion);

}  // namespace ccgrade

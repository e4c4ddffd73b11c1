#include "reports/golden/sample_analysis.hpp"

namespace ccgrade {

StaticAnalysis sample_analysis() {
  const std::string file = "/work place/bank.cpp";
  Finding finding;
  finding.id = "F1";
  finding.rule = "lock-order-inversion";
  finding.tool = "static";
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = {file, 2, 20};
  finding.message = "`from` and `to` are locked in different orders";
  finding.sites = {{Role::wants, file, 2, "transfer", "to"},
                   {Role::holds, file, 1, "transfer", "from"}};
  finding.trail = {{file, 1, "T1", "locks `from`"},
                   {file, 1, "T2", "locks `to`"},
                   {file, 2, "T1", "waits for `to`"}};
  finding.fingerprint = "0123abcd";
  StaticAnalysis analysis;
  analysis.findings = {finding};
  analysis.not_analysed = {{"broken.cpp", "broken.cpp was not analysed: expected ')'\n"}};
  analysis.analysed = 2;
  analysis.unchanged = 1;
  analysis.sources = {
      {file,
       "std::lock_guard first(from);\n/* \xe2\x82\xac \xf0\x9f\x98\x80 */ lock second(to);\n"}};
  return analysis;
}

}  // namespace ccgrade

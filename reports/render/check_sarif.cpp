#include "reports/render/check_sarif.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "reports/render/clean.hpp"
#include "reports/render/inert_json.hpp"
#include "reports/render/line_hashes.hpp"
#include "reports/render/utf8.hpp"
#include "reports/render/words.hpp"

namespace ccgrade {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kSchema = "https://json.schemastore.org/sarif-2.1.0.json";
constexpr std::size_t kMostShortText = 1024;  // more is refused

std::string percent_encoded(std::string_view path) {
  static constexpr std::string_view kPlain = "-._~/";
  std::string text;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 128 && std::isalnum(byte)) || kPlain.find(c) != kPlain.npos)
      text += c;
    else
      text += "%" + std::string(1, "0123456789ABCDEF"[byte >> 4]) + "0123456789ABCDEF"[byte & 15];
  }
  return text;
}

const char* level_of(Severity severity) {
  if (severity == Severity::advice) return "note";
  return severity == Severity::error ? "error" : "warning";
}

class Writer {
 public:
  Writer(const StaticAnalysis& analysis, const SarifContext& context)
      : analysis_(analysis), context_(context) {
    for (const SourceFile& source : analysis.sources)
      hashes_[source.path] = line_hashes(source.text);
    std::set<std::string> names;
    for (const Finding& finding : analysis.findings) names.insert(finding.rule);
    names_.assign(names.begin(), names.end());
  }

  Json log() const {
    Json results = Json::array();
    for (const Finding& finding : analysis_.findings) results.push_back(result(finding));
    const Json run = {
        {"tool", {{"driver", driver()}}},
        {"invocations", Json::array({invocation()})},
        {"originalUriBaseIds", {{"SRCROOT", {{"uri", "file://" + encoded_folder()}}}}},
        {"columnKind", "utf16CodeUnits"},
        {"results", results}};
    return {{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({run})}};
  }

 private:
  std::string encoded_folder() const { return percent_encoded(context_.folder) + "/"; }

  Json driver() const {
    Json rules = Json::array();
    for (const std::string& name : names_) rules.push_back(rule(name));
    return {{"name", "ccgrade"}, {"semanticVersion", context_.version}, {"rules", rules}};
  }

  Json rule(const std::string& name) const {
    const auto known = context_.rules.find(name);
    const std::string title = known == context_.rules.end() ? name : known->second.title;
    const std::string page = context_.page(name);
    const auto finding = std::ranges::find(analysis_.findings, name, &Finding::rule);
    Json rule = {{"id", name},
                 {"shortDescription", {{"text", title.substr(0, kMostShortText)}}},
                 {"fullDescription", {{"text", title.substr(0, kMostShortText)}}},
                 {"help", {{"text", "ccgrade explain " + name}}},
                 {"defaultConfiguration", {{"level", level_of(finding->severity)}}},
                 {"properties", {{"tags", {"concurrency"}}}}};
    if (!page.empty()) rule["help"]["markdown"] = page;
    return rule;
  }

  /// A file that could not be analysed is no result: it says that the log is not the whole truth.
  Json invocation() const {
    Json notes = Json::array();
    for (const UnreadUnit& unit : analysis_.not_analysed)
      notes.push_back(
          {{"level", "error"},
           {"message", {{"text", strip_controls(unit.reason)}}},
           {"locations",
            Json::array({{{"physicalLocation", {{"artifactLocation", artifact(unit.source)}}}}})}});
    return {{"executionSuccessful", analysis_.not_analysed.empty()},
            {"workingDirectory", {{"uri", "file://" + encoded_folder()}}},
            {"toolExecutionNotifications", notes}};
  }

  Json artifact(const std::string& file) const {
    const std::string inside = context_.folder + "/";
    if (file.starts_with(inside))
      return {{"uri", percent_encoded(file.substr(inside.size()))}, {"uriBaseId", "SRCROOT"}};
    if (file.starts_with("/")) return {{"uri", "file://" + percent_encoded(file)}};
    return {{"uri", percent_encoded(file)}, {"uriBaseId", "SRCROOT"}};
  }

  Json physical(const std::string& file, int line, int column = 0) const {
    Json place = {{"artifactLocation", artifact(file)}};
    if (line > 0) place["region"] = {{"startLine", line}};
    if (line > 0 && column > 0) place["region"]["startColumn"] = utf16_column(file, line, column);
    return place;
  }

  /// Columns of findings count bytes.
  std::size_t utf16_column(const std::string& file, int line, int column) const {
    const auto source = std::ranges::find(analysis_.sources, file, &SourceFile::path);
    const auto bytes = static_cast<std::size_t>(column) - 1;
    if (source == analysis_.sources.end()) return bytes + 1;
    std::string_view rest = source->text;
    for (int i = 1; i < line && !rest.empty(); ++i)
      rest.remove_prefix(std::min(rest.find('\n') + 1, rest.size()));
    std::size_t units = 1;
    for (rest = rest.substr(0, bytes); !rest.empty();) {
      const CodePoint point = first_code_point(rest);
      rest.remove_prefix(point.size);
      units += point.value < 0x10000 ? 1 : 2;
    }
    return units;
  }

  Json result(const Finding& finding) const {
    Json related = Json::array();
    for (std::size_t i = 0; i < finding.sites.size(); ++i) {
      const Site& site = finding.sites[i];
      related.push_back({{"id", i + 1},
                         {"physicalLocation", physical(site.file, site.line)},
                         {"message", {{"text", said_of(site)}}}});
    }
    const auto index = std::ranges::find(names_, finding.rule) - names_.begin();
    Json result = {
        {"ruleId", finding.rule},
        {"ruleIndex", index},
        {"level", level_of(finding.severity)},
        {"message", {{"text", strip_controls(finding.message)}}},
        {"locations",
         Json::array({{{"physicalLocation",
                        physical(finding.where.file, finding.where.line, finding.where.column)}}})},
        {"relatedLocations", related},
        {"codeFlows", code_flows(finding)},
        {"partialFingerprints", fingerprints(finding)},
        {"properties", {{"certainty", name_of(finding.certainty)}}}};
    if (finding.fix) result["fixes"] = Json::array({fix(*finding.fix)});
    return result;
  }

  Json fix(const Fix& fix) const {
    const Location& at = fix.where;
    Json region = {{"startLine", at.line},
                   {"startColumn", utf16_column(at.file, at.line, at.column)},
                   {"endLine", at.line},
                   {"endColumn", utf16_column(at.file, at.line, fix.end_column)}};
    Json replacement = {{"deletedRegion", region}, {"insertedContent", {{"text", fix.text}}}};
    return {{"description", {{"text", strip_controls(fix.what)}}},
            {"artifactChanges", Json::array({{{"artifactLocation", artifact(at.file)},
                                              {"replacements", Json::array({replacement})}}})}};
  }

  static std::string said_of(const Site& site) {
    std::string text = site.function.empty() ? "" : site.function + " ";
    text += std::string(role_words(site.role));
    return strip_controls(site.object.empty() ? text : text + " `" + site.object + "`");
  }

  Json fingerprints(const Finding& finding) const {
    Json prints = {{"ccgrade/v1", finding.fingerprint}};
    const auto lines = hashes_.find(finding.where.file);
    const auto line = static_cast<std::size_t>(std::max(finding.where.line, 1)) - 1;
    if (lines != hashes_.end() && line < lines->second.size())
      prints["primaryLocationLineHash"] = lines->second[line];
    return prints;
  }

  Json step(const TrailStep& step, std::size_t number, bool named) const {
    const std::string who = named && !step.thread.empty() ? "[" + step.thread + "] " : "";
    return {{"location",
             {{"physicalLocation", physical(step.file, step.line)},
              {"message", {{"text", strip_controls(who + step.text)}}}}},
            {"executionOrder", number}};
  }

  /// One total order, then one flow for each thread; the numbers are the same in both.
  Json code_flows(const Finding& finding) const {
    Json all = Json::array();
    std::vector<std::string> threads;
    for (const TrailStep& each : finding.trail)
      if (std::ranges::find(threads, each.thread) == threads.end()) threads.push_back(each.thread);
    if (finding.trail.empty()) return all;
    const auto steps_of = [&](const std::string* thread) {
      Json steps = Json::array();
      for (std::size_t i = 0; i < finding.trail.size(); ++i)
        if (!thread || finding.trail[i].thread == *thread)
          steps.push_back(step(finding.trail[i], i + 1, !thread));
      return steps;
    };
    all.push_back({{"threadFlows", Json::array({{{"locations", steps_of(nullptr)}}})}});
    if (threads.size() < 2) return all;
    Json flows = Json::array();
    for (const std::string& thread : threads)
      flows.push_back({{"id", thread.empty() ? "all" : thread}, {"locations", steps_of(&thread)}});
    all.push_back({{"threadFlows", flows}});
    return all;
  }

  const StaticAnalysis& analysis_;
  const SarifContext& context_;
  std::vector<std::string> names_;  ///< of the rules that found something, in order
  std::map<std::string, std::vector<std::string>> hashes_;
};

}  // namespace

void render_check_sarif(const StaticAnalysis& analysis, const SarifContext& context,
                        std::ostream& out) {
  const Json log = Writer(analysis, context).log();
  out << inert_json(log.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)) << '\n';
}

}  // namespace ccgrade

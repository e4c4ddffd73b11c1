#include "analyzers/static/engine/separate_programs.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analyzers/static/engine/program.hpp"

namespace ccgrade {
namespace {

/// Where a name ends in the middle of a longer one: "c:@S@Pool" is no part of
/// "c:@S@PoolSet@F@add#".
bool ends_name(const std::string& text, std::size_t at) {
  return at >= text.size() ||
         !(std::isalnum(static_cast<unsigned char>(text[at])) || text[at] == '_');
}

/// The name of what a unit declares, with the mark behind it wherever it stands in the text.
void mark(std::string& text, const std::string& name, const std::string& mark) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at)) {
    at += name.size();
    if (!ends_name(text, at) && name.back() != '#') continue;
    text.insert(at, mark);
    at += mark.size();
  }
}

class Renamer {
 public:
  Renamer(const UnitSummary& unit, std::size_t number)
      : own_(unit.own),
        usr_mark_("~" + std::to_string(number)),
        record_mark_(" (" + std::filesystem::path(unit.source).filename().string() + ")") {}

  /// What is shown to people stays as it is.
  void rename(nlohmann::json& json, const std::string& key) const {
    if (json.is_structured()) {
      const bool is_object = json.is_object();
      for (auto each = json.begin(); each != json.end(); ++each)
        rename(each.value(), is_object ? each.key() : key);
    } else if (json.is_string() && !is_shown(key)) {
      rename(json.get_ref<std::string&>(), key == "record" || key == "owner");
    }
  }

 private:
  static bool is_shown(const std::string& key) {
    return key == "file" || key == "text" || key == "name" || key == "source" || key == "path";
  }
  void rename(std::string& text, bool record) const {
    for (const OwnName& name : own_) {
      if (!record) mark(text, name.usr, usr_mark_);
      if (record && !name.record.empty()) mark(text, name.record, record_mark_);
    }
  }

  const std::vector<OwnName>& own_;
  const std::string usr_mark_, record_mark_;
};

}  // namespace

std::vector<UnitSummary> separate_programs(std::vector<UnitSummary> units) {
  const auto has_main = [](const UnitSummary& unit) {
    return std::ranges::any_of(unit.functions, is_main);
  };
  if (std::ranges::count_if(units, has_main) < 2) return units;
  std::size_t number = 0;
  for (UnitSummary& unit : units) {
    if (!has_main(unit)) continue;
    nlohmann::json json = nlohmann::json::parse(summary_to_json(unit));
    Renamer(unit, ++number).rename(json["functions"], "");
    if (Result<UnitSummary> renamed = summary_from_json(json.dump())) unit = std::move(*renamed);
  }
  return units;
}

}  // namespace ccgrade

#include "grader/build/source_units.hpp"

#include "grader/host/digest.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kSourceCap = 4 << 20;

bool is_source(const std::string& name) {
  return name.ends_with(".cpp") || name.ends_with(".hpp");
}

/// What the challenge's own files are spared: undefined behaviour is looked for in the submission,
/// and of a scenario a trail shows function and line. Both together halve what compiling a harness
/// under AddressSanitizer costs.
const std::vector<std::string> kOwnFlags{"-fno-sanitize=undefined", "-gline-tables-only"};

/// Of all sources of a folder, names and texts.
Result<std::string> digest_of(Host& host, const std::string& folder) {
  const Result<std::vector<std::string>> names = host.list(folder);
  if (!names) return names.error();
  std::string all;
  for (const std::string& name : *names) {
    if (!is_source(name)) continue;
    const Result<std::string> text = host.read_file(folder + "/" + name, kSourceCap);
    if (!text) return text.error();
    all = digest({all, name, *text});
  }
  return all;
}

}  // namespace

Result<std::vector<SourceUnit>> units_in(Host& host, const SourceFolder& source) {
  const std::string folder = source.folder.empty() ? source.cwd : source.cwd + "/" + source.folder;
  const Result<std::vector<std::string>> names = host.list(folder);
  if (!names) return names.error();
  std::string content;
  std::vector<std::string> folders = source.include_dirs;
  folders.push_back(folder);
  for (const std::string& each : folders) {
    const Result<std::string> part = digest_of(host, each);
    if (!part) return part.error();
    content = digest({content, *part});
  }
  const std::string prefix = source.folder.empty() ? "" : source.folder + "/";
  std::vector<SourceUnit> units;
  for (const std::string& name : *names)
    if (name.ends_with(".cpp"))
      units.push_back({prefix + name, source.cwd, source.include_dirs, content, kOwnFlags});
  return units;
}

std::vector<SourceUnit> units_of(const Submission& submission, const std::string& stage,
                                 const std::string& api) {
  const std::string content = digest({submission.digest, api});
  std::vector<SourceUnit> units;
  for (const SourceFile& file : submission.files)
    if (file.path.ends_with(".cpp")) units.push_back({file.path, stage, {}, content, {}, true});
  return units;
}

std::string scenario_table(const Challenge& challenge) {
  std::string declarations;
  std::string rows;
  for (const ScenarioSpec& scenario : challenge.scenarios) {
    const auto scale = scenario.scale.find("default");
    declarations += "void " + scenario.name + "(ccgrade::Scenario&);\n";
    rows += "    {\"" + scenario.name + "\", &" + scenario.name + ", " +
            std::to_string(scale == scenario.scale.end() ? 1 : scale->second) + "},\n";
  }
  return "#include \"scenario.hpp\"\n" + declarations +
         "const ccgrade::ScenarioEntry ccgrade::kScenarioTable[] = {\n" + rows +
         "    {nullptr, nullptr, 0}};\n";
}

}  // namespace ccgrade

#include "analyzers/static/units.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <thread>

#include "analyzers/static/engine/analyse.hpp"
#include "analyzers/static/summary_cache.hpp"
#include "grader/host/digest.hpp"

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

constexpr std::size_t kLargestModel = 1 << 20;
constexpr std::size_t kLargestSummary = 256 << 20;
constexpr double kLongestSeconds = 120;
constexpr std::size_t kLongestReason = 400;
constexpr std::size_t kLargestCache = std::size_t{1} << 30;

struct ModelFiles {
  std::vector<std::string> paths;
  std::string digest;
  Models models;
};

Result<ModelFiles> read_models(Host& host, const Installation& installation,
                               const std::vector<std::string>& extra) {
  const std::string folder = installation.root + "/analyzers/static/models";
  const Result<std::vector<std::string>> own = host.list(folder);
  if (!own) return own.error();
  ModelFiles files;
  for (const std::string& name : *own)
    if (name.ends_with(".toml")) files.paths.push_back(folder + "/" + name);
  files.paths.insert(files.paths.end(), extra.begin(), extra.end());
  std::vector<std::pair<std::string, std::string>> texts;
  for (const std::string& path : files.paths) {
    const Result<std::string> text = host.read_file(path, kLargestModel);
    if (!text) return text.error();
    texts.emplace_back(path, *text);
  }
  Result<Models> models = Models::read(texts);
  if (!models) return models.error();
  std::vector<std::string_view> parts;
  for (const auto& [path, text] : texts) parts.push_back(text);
  files.digest = digest(parts);
  files.models = std::move(*models);
  return files;
}

class Summariser {
 public:
  Summariser(Host& host, std::string program, const std::vector<std::string>& models,
             SummaryCache& cache)
      : host_(host), program_(std::move(program)), models_(models), cache_(cache) {}

  Result<UnitSummary> operator()(const TranslationUnit& unit) {
    std::vector<std::string> known_by = unit.flags;
    known_by.insert(known_by.begin(),
                    {unit.cwd.empty() ? fs::current_path().string() : unit.cwd, unit.source});
    if (auto known = cache_.find(known_by)) {
      ++unchanged_;
      return std::move(*known);
    }
    const ProcessResult done = host_.run(command_for(unit));
    if (!done.succeeded())
      return Error{done.outcome.ending == Ending::exited ? done.err : done.outcome.detail};
    Result<UnitSummary> summary = summary_from_json(done.out);
    if (summary) cache_.keep(known_by, *summary, done.out);
    return summary;
  }
  std::size_t unchanged() const { return unchanged_; }

 private:
  Command command_for(const TranslationUnit& unit) const {
    Command command;
    command.argv = {program_};
    for (const std::string& model : models_) {
      command.argv.push_back("--model");
      command.argv.push_back(model);
    }
    command.argv.push_back(unit.source);
    command.argv.push_back("--");
    command.argv.insert(command.argv.end(), unit.flags.begin(), unit.flags.end());
    command.cwd = unit.cwd;
    command.limits.wall_seconds = kLongestSeconds;
    command.limits.output_bytes = kLargestSummary;
    if (unit.may_see) command.confinement = confined_to(*unit.may_see);
    return command;
  }

  Confinement confined_to(std::vector<std::string> readable) const {
    readable.push_back(program_);
    readable.insert(readable.end(), models_.begin(), models_.end());
    return {std::move(readable), {}, {}};
  }

  Host& host_;
  std::string program_;
  const std::vector<std::string>& models_;
  SummaryCache& cache_;
  std::atomic<std::size_t> unchanged_ = 0;
};

/// In the order of the units. No more than the host's jobs are under way, or held as text, at once.
std::vector<Result<UnitSummary>> summarise_all(Host& host, Summariser& summarise,
                                               const std::vector<TranslationUnit>& units) {
  std::vector<Result<UnitSummary>> all(units.size(), Error{"interrupted"});
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < units.size() && !host.stopping(); i = next++)
      all[i] = summarise(units[i]);
  };
  const auto jobs = std::clamp<std::size_t>(host.jobs(), 1, std::max<std::size_t>(1, units.size()));
  std::vector<std::jthread> workers;
  for (std::size_t i = 1; i < jobs; ++i) workers.emplace_back(work);
  work();
  workers.clear();
  return all;
}

}  // namespace

Result<StaticAnalysis> analyse_units(Host& host, const Installation& installation,
                                     const StaticOptions& options,
                                     const std::vector<TranslationUnit>& units) {
  Result<ModelFiles> files = read_models(host, installation, options.extra_models);
  if (!files) return files.error();
  const std::string program = installation.programs + "/ccgrade-static";
  const Result<std::string> version = host.digest_file(program);
  SummaryCache cache(host, version ? options.cache_folder : "",
                     (version ? *version : "") + files->digest);
  Summariser summarise(host, program, files->paths, cache);
  std::vector<Result<UnitSummary>> summaries = summarise_all(host, summarise, units);
  cache.trim(kLargestCache);
  StaticAnalysis done;
  std::vector<UnitSummary> read;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (summaries[i])
      read.push_back(std::move(*summaries[i]));
    else
      done.not_analysed.push_back(
          {units[i].source, units[i].source + " was not analysed: " +
                                summaries[i].error().message.substr(0, kLongestReason)});
  }
  done.analysed = read.size();
  done.unchanged = summarise.unchanged();
  Judgement judgement = analyse(std::move(read), std::move(files->models));
  done.findings = std::move(judgement.findings);
  std::ranges::move(judgement.in_part, std::back_inserter(done.not_analysed));
  return done;
}

}  // namespace ccgrade

#include "analyzers/static/units.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

#include "analyzers/static/engine/analyse.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kLargestModel = 1 << 20;
constexpr std::size_t kLargestSummary = 256 << 20;
constexpr double kLongestSeconds = 120;
constexpr std::size_t kLongestReason = 400;

struct ModelFiles {
  std::vector<std::string> paths;
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
  files.models = std::move(*models);
  return files;
}

class Summariser {
 public:
  Summariser(Host& host, std::string program, const std::vector<std::string>& models)
      : host_(host), program_(std::move(program)), models_(models) {}

  Result<UnitSummary> operator()(const TranslationUnit& unit) const {
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
    const ProcessResult done = host_.run(command);
    if (done.succeeded()) return summary_from_json(done.out);
    return Error{done.outcome.ending == Ending::exited ? done.err : done.outcome.detail};
  }

 private:
  Host& host_;
  std::string program_;
  const std::vector<std::string>& models_;
};

/// In the order of the units. No more than the host's jobs are under way, or held as text, at once.
std::vector<Result<UnitSummary>> summarise_all(Host& host, const Summariser& summarise,
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
                                     const std::vector<std::string>& extra_models,
                                     const std::vector<TranslationUnit>& units) {
  Result<ModelFiles> files = read_models(host, installation, extra_models);
  if (!files) return files.error();
  const Summariser summarise(host, installation.programs + "/ccgrade-static", files->paths);
  std::vector<Result<UnitSummary>> summaries = summarise_all(host, summarise, units);
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
  done.findings = analyse(std::move(read), std::move(files->models));
  return done;
}

}  // namespace ccgrade

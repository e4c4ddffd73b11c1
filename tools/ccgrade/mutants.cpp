#include "tools/ccgrade/mutants.hpp"

#include <algorithm>
#include <filesystem>

#include "grader/build/builds.hpp"
#include "grader/host/digest.hpp"

namespace ccgrade {
namespace {

using mutation::Mutant;

constexpr double kLongestSeconds = 120;

Result<std::vector<Mutant>> mutants_in(const Context& context, const TranslationUnit& unit) {
  Command command;
  command.argv = {context.installation.programs + "/ccgrade-static", "--mutants", unit.source,
                  "--"};
  command.argv.insert(command.argv.end(), unit.flags.begin(), unit.flags.end());
  command.cwd = unit.cwd;
  command.limits.wall_seconds = kLongestSeconds;
  command.limits.output_bytes = 64 << 20;
  const ProcessResult done = context.host.run(command);
  if (done.succeeded()) return mutation::mutants_from(done.out);
  return Error{unit.source + " has no mutants: " + done.err + done.outcome.detail};
}

const SourceFile* file_of(const Submission& submission, const Mutant& mutant) {
  const auto found = std::ranges::find(submission.files, mutant.file, &SourceFile::path);
  return found == submission.files.end() ? nullptr : &*found;
}

/// What the compiler was given may be a whole path, or begin with "./".
std::string name_in(const std::string& stage, const std::string& file) {
  std::error_code error;
  const auto name = std::filesystem::relative(std::filesystem::path(stage) / file, stage, error);
  return error ? file : name.string();
}

}  // namespace

Result<std::vector<Mutant>> mutants_of(const Context& context, const Challenge& challenge,
                                       const Submission& submission) {
  const ScratchFolder scratch("ccgrade-mutants");
  BuildCache cache(context.host, context.cache_folder, scratch.path());
  Builds builds(context.host, context.installation, cache, challenge, submission, scratch.path());
  if (const Status laid = builds.lay_out(); !laid) return laid.error();
  const Result<std::vector<TranslationUnit>> units = builds.units("watch");
  if (!units) return units.error();
  std::vector<Mutant> all;
  for (const TranslationUnit& unit : *units) {
    if (!unit.may_see) continue;  // the harness
    Result<std::vector<Mutant>> found = mutants_in(context, unit);
    if (!found) return found.error();
    for (Mutant& mutant : *found) {
      mutant.file = name_in(builds.stage(), mutant.file);
      if (file_of(submission, mutant) && !std::ranges::count(all, mutant)) all.push_back(mutant);
    }
  }
  return all;
}

Result<Submission> mutated(const Submission& submission, const Mutant& mutant) {
  Submission changed = submission;
  const auto file = std::ranges::find(changed.files, mutant.file, &SourceFile::path);
  if (file == changed.files.end()) return Error{mutant.file + " is no file of the submission"};
  const Result<std::string> text = mutation::apply(mutant, file->text);
  if (!text) return text.error();
  file->text = *text;
  changed.digest = digest({submission.digest, mutant.file, file->text});
  return changed;
}

std::string line_of(const Submission& submission, const Mutant& mutant) {
  const SourceFile* file = file_of(submission, mutant);
  if (!file || mutant.offset > file->text.size()) return {};
  const std::string& text = file->text;
  const std::size_t before =
      mutant.offset ? text.rfind('\n', mutant.offset - 1) : std::string::npos;
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  const std::string line = text.substr(begin, text.find('\n', mutant.offset) - begin);
  const std::size_t first = line.find_first_not_of(" \t");
  return first == std::string::npos
             ? ""
             : line.substr(first, line.find_last_not_of(" \t\r") + 1 - first);
}

}  // namespace ccgrade

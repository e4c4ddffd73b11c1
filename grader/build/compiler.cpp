#include "grader/build/compiler.hpp"

#include <signal.h>

#include <filesystem>
#include <regex>
#include <sstream>

#include "grader/host/digest.hpp"

namespace ccgrade {
namespace {

constexpr const char* kCompiler = "clang++-19";
constexpr double kCompileSeconds = 180;
constexpr long kMostCpuSeconds = 60;  ///< of a submission's file
constexpr std::size_t kShownErrors = 16 << 10;
constexpr std::size_t kLargestProduct = 256 << 20;
constexpr int kGenerations = 100;  ///< of a precompiled header, one for each upgrade of the system

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += part + '\n';
  return all;
}

std::vector<std::string> operator+(std::vector<std::string> left,
                                   const std::vector<std::string>& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

std::string shortened(const std::string& text) {
  return text.size() <= kShownErrors ? text : text.substr(0, kShownErrors) + "\n… and more\n";
}

/// Does a line begin with the place of an error in a source file? What else the compiler complains
/// of (a full disk, a backend that failed) has none; the text after it may say anything.
bool diagnoses(const std::string& complaint) {
  static const std::regex kError(R"((^|\n)[^\n:]+:\d+:\d+: (fatal )?error: )");
  return std::regex_search(complaint.substr(0, kShownErrors), kError);
}

/// The linker's two complaints that are about the sources.
bool misses_symbols(const std::string& complaint) {
  return complaint.find("ld.lld-19: error: undefined symbol") != std::string::npos ||
         complaint.find("ld.lld-19: error: duplicate symbol") != std::string::npos;
}

bool crashed(const Outcome& outcome) {
  return outcome.ending == Ending::signalled &&
         (outcome.code == SIGSEGV || outcome.code == SIGBUS || outcome.code == SIGABRT ||
          outcome.code == SIGILL);
}

/// What compiling a submission has taken that none needs; empty: nothing.
std::string excess_of(const ProcessResult& done) {
  const bool stopped = done.outcome.ending == Ending::signalled && done.outcome.code == SIGXCPU;
  if (stopped || done.usage.cpu_seconds > kMostCpuSeconds)
    return "compiling the submission takes more than " + std::to_string(kMostCpuSeconds) +
           " seconds of the processor's time; a few are usual\n";
  if (done.outcome.ending == Ending::signalled && done.outcome.code == SIGXFSZ)
    return "compiling the submission writes a file that is larger than any program needs\n";
  // It compiles everybody's code: by far most often its stack has overflowed.
  if (crashed(done.outcome))
    return "the compiler itself crashes on the submission, which perhaps nests too deeply\n";
  if (done.outcome.ending == Ending::out_of_memory)
    return "compiling the submission takes too much memory: " + done.outcome.detail + "\n";
  return "";
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

/// The line that says what went wrong, of all that a compiler prints when it fails.
std::string telling_line(const std::string& complaint) {
  std::istringstream lines(complaint);
  for (std::string line; std::getline(lines, line);)
    if (line.find("error") != std::string::npos) return shortened(line);
  return shortened(first_line(complaint));
}

}  // namespace

Compiler::Compiler(Host& host, BuildCache& cache, const Installation& installation)
    : host_(host),
      cache_(cache),
      harness_includes_(installation.harness_includes()),
      plug_ins_(installation.runtime) {
  Command ask;
  ask.argv = {kCompiler, "--version"};
  ask.limits.wall_seconds = kCompileSeconds;  // a busy machine may take its time even for this
  const ProcessResult answer = host_.run(ask);
  if (answer.succeeded()) version_ = first_line(answer.out);
}

Status Compiler::run(const Compilation& compilation, std::optional<Confinement> confinement) {
  Command command;
  command.argv = compilation.argv;
  command.cwd = compilation.cwd;
  command.limits.wall_seconds = kCompileSeconds;
  if (compilation.may_see) command.limits.cpu_seconds = kMostCpuSeconds;
  command.confinement = std::move(confinement);
  const ProcessResult done = host_.run(command);
  if (done.succeeded()) return Done{};
  if (compilation.may_see)
    if (const std::string excess = excess_of(done); !excess.empty())
      return Error{excess, Blame::submission};
  if (done.outcome.ending != Ending::exited || done.err.empty())
    return Error{std::string(kCompiler) + " did not finish: " + done.outcome.detail + "\n"};
  if (done.outcome.code == 1 && compilation.is_theirs(done.err))
    return Error{shortened(done.err), Blame::submission};
  return Error{std::string(kCompiler) +
               " failed, through no fault of the submission: " + telling_line(done.err)};
}

/// What a confined compiler makes is taken out of a folder where it may write.
Status Compiler::make(Compilation compilation, const std::string& product) {
  const ScratchFolder folder("ccgrade-made");
  const bool confined = compilation.may_see.has_value();
  const std::string made = confined ? folder.path() + "/product" : product;
  compilation.argv.insert(compilation.argv.end(), {"-o", made});
  if (!confined) return run(compilation, std::nullopt);
  const Status compiled = run(
      compilation,
      Confinement{*compilation.may_see, {folder.path()}, {.programs = true, .processes = true}});
  return compiled ? host_.copy_file(made, product, kLargestProduct) : compiled;
}

Result<std::string> Compiler::precompiled_header(const ObjectSet& set) {
  const std::string source = harness_includes_ + "/pch.hpp";
  const Result<std::string> text = host_.read_file(source, 1 << 20);
  if (!text) return text.error();
  const std::vector<std::string> flags = shared_flags() + set.header_flags;
  for (int generation = 0; generation < kGenerations; ++generation) {
    const std::string key =
        digest({"pch", version_, source, *text, joined(flags), std::to_string(generation)});
    const Result<std::string> header = cache_.get(key, ".pch", [&](const std::string& path) {
      const Status made = precompile(source, flags, path);
      if (made) note_current(key);
      return made;
    });
    if (!header || is_current(key, *header, flags)) return header;
  }
  return Error{
      "the system's headers changed, and no precompiled header in the cache is of use; "
      "empty the cache and run again\n"};
}

Status Compiler::precompile(const std::string& source, const std::vector<std::string>& flags,
                            const std::string& path) {
  // Instantiating templates in the header halves what each unit costs afterwards.
  const std::vector<std::string> rest{"-fpch-instantiate-templates", "-x", "c++-header", source};
  return make({"", std::vector<std::string>{kCompiler} + flags + rest, std::nullopt, &diagnoses},
              path);
}

bool Compiler::accepts(const std::string& header, const std::vector<std::string>& flags) {
  // Unless told to look, clang takes it that no system header ever changes.
  const std::vector<std::string> rest{
      "-include-pch",  header, "-Xclang", "-fmodules-validate-system-headers",
      "-fsyntax-only", "-x",   "c++",     "/dev/null"};
  return bool(
      run({"", std::vector<std::string>{kCompiler} + flags + rest, std::nullopt, &diagnoses},
          std::nullopt));
}

bool Compiler::is_current(const std::string& key, const std::string& header,
                          const std::vector<std::string>& flags) {
  std::promise<bool> promise;
  {
    std::unique_lock lock(mutex_);
    const auto [slot, first] = current_.try_emplace(key, promise.get_future().share());
    if (!first) {
      const std::shared_future<bool> answer = slot->second;
      lock.unlock();
      return answer.get();
    }
  }
  const bool current = accepts(header, flags);
  promise.set_value(current);
  return current;
}

void Compiler::note_current(const std::string& key) {
  std::promise<bool> promise;
  promise.set_value(true);
  std::lock_guard lock(mutex_);
  current_.insert_or_assign(key, promise.get_future().share());
}

std::vector<std::string> Compiler::flags(const SourceUnit& unit, const ObjectSet& set,
                                         const std::string& precompiled_header) const {
  std::vector<std::string> all = shared_flags() + set.flags + unit.flags;
  for (const std::string& folder : unit.include_dirs) all.push_back("-I" + folder);
  if (!precompiled_header.empty()) {
    all.push_back("-include-pch");
    all.push_back(precompiled_header);
  }
  return all;
}

std::optional<std::vector<std::string>> Compiler::may_see(
    const SourceUnit& unit, const std::string& precompiled_header) const {
  if (!unit.confined) return std::nullopt;
  return std::vector<std::string>{unit.cwd, harness_includes_, plug_ins_, precompiled_header};
}

Result<Compiler::PlugIn> Compiler::plug_in_of(const ObjectSet& set) {
  if (set.plug_in.empty()) return PlugIn{};
  const std::string file = plug_ins_ + "/" + set.plug_in;
  const Result<std::string> content = host_.digest_file(file);
  if (!content) return content.error();
  return PlugIn{{"-fpass-plugin=" + file}, *content};
}

Result<std::string> Compiler::object(const SourceUnit& unit, const ObjectSet& set) {
  const Result<std::string> header = precompiled_header(set);
  if (!header) return Error{header.error().message};  // whatever is wrong with it is ours
  const Result<PlugIn> plug_in = plug_in_of(set);
  if (!plug_in) return plug_in.error();
  // The header's name stands for the system's headers in it, which the object depends on too.
  const std::string key =
      digest({"object", version_, unit.file, unit.content_digest, joined(flags(unit, set, "")),
              plug_in->digest, std::filesystem::path(*header).filename().string()});
  return cache_.get(key, ".o", [&](const std::string& path) {
    const std::vector<std::string> rest{"-ferror-limit=5", "-fno-color-diagnostics", "-c",
                                        unit.file};
    return make(
        {unit.cwd,
         std::vector<std::string>{kCompiler} + flags(unit, set, *header) + plug_in->flags + rest,
         may_see(unit, *header), &diagnoses},
        path);
  });
}

Result<std::string> Compiler::program(const std::vector<std::string>& objects,
                                      const std::vector<std::string>& flags) {
  // Objects of the cache are named by content; the runtime's are not, so their content is hashed.
  std::vector<std::string> contents;
  for (const std::string& object : objects) {
    const Result<std::string> content = host_.digest_file(object);
    if (!content) return content.error();
    contents.push_back(*content);
  }
  const std::string key = digest({"program", version_, joined(contents), joined(flags)});
  return cache_.get(key, ".exe", [&](const std::string& path) {
    return make({"",
                 std::vector<std::string>{kCompiler} + objects + flags +
                     std::vector<std::string>{"-no-pie", "-fuse-ld=lld-19", "-pthread"},
                 objects, &misses_symbols},
                path);
  });
}

}  // namespace ccgrade

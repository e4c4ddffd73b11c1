#include "grader/build/compiler.hpp"

#include "grader/host/digest.hpp"

namespace ccgrade {
namespace {

constexpr const char* kCompiler = "clang++-19";
constexpr double kCompileSeconds = 180;
constexpr std::size_t kShownErrors = 16 << 10;

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

/// The compiler leaves with 1 after diagnostics; the linker's two complaints about symbols are
/// about the sources as well. Everything else, from a full disk to a damaged object, is not their
/// doing.
Blame blame_for(int exit_code, const std::string& complaint) {
  const auto says = [&](const char* words) { return complaint.find(words) != std::string::npos; };
  const bool linking = says("ld.lld") || says("linker command failed");
  const bool symbols = says("undefined symbol") || says("duplicate symbol");
  const bool diagnosed = says(" error: ") && !says("unable to open output file");
  return exit_code == 1 && (linking ? symbols : diagnosed) ? Blame::submission : Blame::ours;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

Compiler::Compiler(Host& host, BuildCache& cache, std::string harness_includes)
    : host_(host), cache_(cache), harness_includes_(std::move(harness_includes)) {
  Command ask;
  ask.argv = {kCompiler, "--version"};
  ask.limits.wall_seconds = kCompileSeconds;  // a busy machine may take its time even for this
  const ProcessResult answer = host_.run(ask);
  if (answer.succeeded()) version_ = first_line(answer.out);
}

Status Compiler::compile(const std::string& cwd, std::vector<std::string> argv) {
  Command command;
  command.argv = std::move(argv);
  command.cwd = cwd;
  command.limits.wall_seconds = kCompileSeconds;
  const ProcessResult done = host_.run(command);
  if (done.succeeded()) return Done{};
  if (done.outcome.ending != Ending::exited || done.err.empty())
    return Error{std::string(kCompiler) + " did not finish: " + done.outcome.detail + "\n"};
  return Error{shortened(done.err), blame_for(done.outcome.code, done.err)};
}

Result<std::string> Compiler::precompiled_header(const ObjectSet& set) {
  const std::string source = harness_includes_ + "/pch.hpp";
  const Result<std::string> text = host_.read_file(source, 1 << 20);
  if (!text) return text.error();
  const std::vector<std::string> flags = shared_flags() + set.flags;
  const std::string key = digest({"pch", version_, source, *text, joined(flags)});
  return cache_.get(key, ".pch", [&](const std::string& path) {
    // Instantiating templates in the header halves what each unit costs afterwards.
    return compile("", std::vector<std::string>{kCompiler} + flags +
                           std::vector<std::string>{"-fpch-instantiate-templates", "-x",
                                                    "c++-header", source, "-o", path});
  });
}

std::vector<std::string> Compiler::flags(const SourceUnit& unit, const ObjectSet& set,
                                         const std::string& precompiled_header) const {
  std::vector<std::string> all = shared_flags() + set.flags;
  for (const std::string& folder : unit.include_dirs) all.push_back("-I" + folder);
  if (!precompiled_header.empty()) {
    all.push_back("-include-pch");
    all.push_back(precompiled_header);
  }
  return all;
}

Result<std::string> Compiler::object(const SourceUnit& unit, const ObjectSet& set) {
  const std::string key =
      digest({"object", version_, unit.file, unit.content_digest, joined(flags(unit, set, ""))});
  return cache_.get(key, ".o", [&](const std::string& path) -> Status {
    const Result<std::string> header = precompiled_header(set);
    const std::vector<std::string> rest{
        "-ferror-limit=5", "-fno-color-diagnostics", "-c", unit.file, "-o", path};
    const std::vector<std::string> command{kCompiler};
    Status done = compile(unit.cwd, command + flags(unit, set, header ? *header : "") + rest);
    // A system header that changed since makes the precompiled one unusable; the plain way is
    // slower and always right.
    if (!done && done.error().message.find("precompiled") != std::string::npos)
      done = compile(unit.cwd, command + flags(unit, set, "") + rest);
    return done;
  });
}

Result<std::string> Compiler::program(const std::vector<std::string>& objects,
                                      const std::vector<std::string>& flags) {
  // Objects of the cache are named by content; the runtime's are not, so their content is hashed.
  std::vector<std::string> contents;
  for (const std::string& object : objects) {
    const Result<std::string> bytes = host_.read_file(object, 256 << 20);
    if (!bytes) return bytes.error();
    contents.push_back(digest({*bytes}));
  }
  const std::string key = digest({"program", version_, joined(contents), joined(flags)});
  return cache_.get(key, ".exe", [&](const std::string& path) {
    return compile(
        "", std::vector<std::string>{kCompiler} + objects + flags +
                std::vector<std::string>{"-no-pie", "-fuse-ld=lld-19", "-pthread", "-o", path});
  });
}

}  // namespace ccgrade

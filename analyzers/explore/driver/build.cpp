#include "analyzers/explore/driver/build.hpp"

#include <algorithm>
#include <filesystem>
#include <future>
#include <iterator>

#include "grader/build/kept_lines.hpp"
#include "grader/build/wrapped_functions.hpp"

namespace ccgrade::explore {
namespace {

constexpr double kCompileSeconds = 300;

bool is_c(const std::string& source) {
  return source.ends_with(".c");
}

std::string compiler_for(const std::string& source, const std::string& compiler) {
  if (!is_c(source)) return compiler.empty() ? "clang++-19" : compiler;
  if (compiler.empty()) return "clang-19";
  // Of the same compiler, the one for C: clang++-19, g++-12.
  std::string for_c = compiler;
  const std::size_t plus = for_c.rfind("++");
  const std::size_t folder = for_c.rfind('/');
  if (plus == std::string::npos || (folder != std::string::npos && plus < folder)) return for_c;
  const char before = plus > 0 ? for_c[plus - 1] : ' ';
  const bool gnu = before == 'g' && !is_clang(compiler);
  return for_c.replace(plus, 2, gnu ? "cc" : before == 'c' ? "c" : "");
}

/// What clang does not tell of by itself, and what of its optimising would hide accesses: a masked
/// one, of vectors, is told by nobody. The load of an atomic stands behind its hook again, unused,
/// and one of 16 bytes would be a cmpxchg16b, which looks like an assembler's. A load that is moved
/// out of a loop happens where the program has none.
std::vector<std::string> instrumentation_of_clang(const Installation& installation) {
  std::vector<std::string> flags = keep_lines_flags();
  for (const std::string& flag :
       {"-fpass-plugin=" + installation.runtime + "/instrumentation.so",
        std::string("-fno-vectorize"), std::string("-fno-slp-vectorize"), std::string("-mno-cx16"),
        std::string("-mllvm"), std::string("-disable-licm-promotion")})
    flags.push_back(flag);
  return flags;
}

/// And of g++: loads that the program does not have are a race that it does not have.
std::vector<std::string> instrumentation_of_gcc() {
  std::vector<std::string> flags = keep_calls_flags();
  flags.insert(flags.end(), {"-fno-tree-loop-im", "-fno-hoist-adjacent-loads", "-fno-crossjumping",
                             "-fno-tree-tail-merge"});
  return flags;
}

std::vector<std::string> compile_command(const std::string& source, const std::string& object,
                                         const ExploreRequest& request,
                                         const Installation& installation) {
  const std::string prelude = installation.root + "/analyzers/explore/runtime/prelude.hpp";
  std::vector<std::string> argv{compiler_for(source, request.compiler)};
  if (!is_c(source))
    // The macro: libstdc++ 12's own semaphores can sleep for ever (its bug 104928).
    for (const std::string& word : {std::string("-std=c++20"), std::string("-include"), prelude,
                                    std::string("-D_GLIBCXX_USE_POSIX_SEMAPHORE")})
      argv.push_back(word);
  else
    argv.push_back("-fexceptions");  // cleanup handlers run when a thread's end unwinds its stack
  for (const char* flag : {"-O1", "-g", "-gdwarf-4", "-fno-omit-frame-pointer", "-fno-pie"})
    argv.push_back(flag);
  const bool clang = is_clang(argv[0]);
  // g++ warns of fences, which its own runtime does not model: ours does.
  if (!clang) argv.push_back("-Wno-tsan");
  argv.insert(argv.end(), request.flags.begin(), request.flags.end());
  // What the user's flags cannot take back.
  for (const char* flag : {"-U_FORTIFY_SOURCE", "-fsanitize=thread", "-fno-lto", "-pthread", "-c"})
    argv.push_back(flag);
  for (const std::string& flag :
       clang ? instrumentation_of_clang(installation) : instrumentation_of_gcc())
    argv.push_back(flag);
  // A source whose name begins like an option's is still a source.
  argv.insert(argv.end(), {source.starts_with('-') ? "./" + source : source, "-o", object});
  return argv;
}

/// clang links also what g++ has compiled, and does not know each flag of g++'s for compiling.
bool is_for_linking(const std::string& flag, const std::string& compiler) {
  if (flag == "-fopenmp" || flag.starts_with("-fsanitize") || compiler.empty() ||
      is_clang(compiler))
    return true;
  return !flag.starts_with("-f") && !flag.starts_with("-m");
}

Status run(Host& host, std::vector<std::string> argv) {
  Command command;
  command.argv = std::move(argv);
  command.limits.wall_seconds = kCompileSeconds;
  const ProcessResult done = host.run(command);
  if (done.succeeded()) return Done{};
  if (done.err.find("undefined symbol: main\n") != std::string::npos)
    return Error{"none of the sources defines main", Blame::submission};
  const std::string said = done.err.empty() ? done.outcome.detail : done.err.substr(0, 4000);
  // Rather than stopped at a limit, or broken.
  const bool refused = done.outcome.ending == Ending::exited && done.outcome.code == 1;
  return Error{"the program cannot be built by " + command.argv[0] + "\n" + said,
               refused ? Blame::submission : Blame::ours};
}

}  // namespace

Result<std::vector<std::string>> compile_program(Host& host, const Installation& installation,
                                                 const ExploreRequest& request,
                                                 const std::string& folder) {
  std::vector<std::string> objects;
  std::vector<std::future<Status>> compiling;
  for (std::size_t i = 0; i < request.sources.size(); ++i) {
    objects.push_back(folder + "/" + std::to_string(i) + ".o");
    compiling.push_back(std::async(std::launch::async, [&, i, object = objects.back()] {
      return run(host, compile_command(request.sources[i], object, request, installation));
    }));
  }
  Status compiled = Done{};
  for (std::future<Status>& each : compiling)
    if (const Status done = each.get(); !done) compiled = done;
  if (!compiled) return compiled.error();
  return objects;
}

Result<std::string> link_program(Host& host, const Installation& installation,
                                 const ExploreRequest& request,
                                 const std::vector<std::string>& objects,
                                 const std::string& folder) {
  const std::string runtime = installation.runtime + "/explore_runtime.o";
  if (!host.is_file(runtime)) return Error{runtime + " is missing; build or install ccgrade again"};
  const auto is_static = [](const std::string& flag) {
    return flag == "-static" || flag == "-static-libstdc++";
  };
  if (const auto flag = std::ranges::find_if(request.flags, is_static); flag != request.flags.end())
    return Error{*flag +
                     " leaves no room for the explorer, which stands in for functions of the "
                     "shared libraries; leave it out",
                 Blame::submission};
  const std::string program = folder + "/program";
  std::vector<std::string> link{"clang++-19"};
  link.insert(link.end(), objects.begin(), objects.end());
  link.push_back(runtime);
  std::ranges::copy_if(request.flags, std::back_inserter(link), [&](const std::string& flag) {
    return is_for_linking(flag, request.compiler);
  });
  for (const std::string& flag : wrap_flags()) link.push_back(flag);
  // -rdynamic: the C++ library must bind to our pthread functions, not to the C library's. now:
  // each execution begins with the same memory, and would bind the functions that it calls anew.
  for (const std::string& word :
       {std::string("-no-pie"), std::string("-fuse-ld=lld-19"), std::string("-rdynamic"),
        std::string("-Wl,--wrap=main"), std::string("-Wl,-z,now"), std::string("-pthread"),
        std::string("-latomic"), std::string("-o"), program})
    link.push_back(word);
  if (const Status linked = run(host, std::move(link)); !linked) return linked.error();
  return program;
}

}  // namespace ccgrade::explore

// ccgrade doctor: is everything here that grading needs, and does it see what it must see?
#include <filesystem>
#include <fstream>
#include <iostream>

#include "grader/catalog/manifest.hpp"
#include "tools/ccgrade/commands.hpp"
#include "tools/ccgrade/grading.hpp"
#include "tools/ccgrade/planted.hpp"
#include "tools/ccgrade/progress.hpp"

namespace ccgrade {
namespace {

struct Needed {
  const char* program;
  const char* package;
};

constexpr Needed kPrograms[] = {
    {"clang++-19", "clang-19"}, {"ld.lld-19", "lld-19"}, {"llvm-symbolizer-19", "llvm-19"},
    {"valgrind", "valgrind"},   {"bwrap", "bubblewrap"},
};

/// What may be written is known by writing; nothing of it stays. It may be gone already: a grading
/// that runs beside this one tries the same.
bool can_write(Host& host, const std::string& folder) {
  const std::string trial = folder + "/.writable";
  if (!host.make_folder(folder) || !host.write_file(trial, "")) return false;
  std::error_code error;
  std::filesystem::remove(trial, error);
  return !error;
}

class Examination {
 public:
  explicit Examination(const Context& context) : context_(context) {}

  void say(bool good, const std::string& what, const std::string& remedy) {
    std::cout << (good ? "  ok    " : "  MISS  ") << what << (good ? "" : ": " + remedy) << '\n';
    healthy_ &= good;
  }
  bool healthy() const { return healthy_; }

  void programs() {
    for (const Needed& needed : kPrograms)
      say(context_.host.find_program(needed.program).has_value(), needed.program,
          std::string("apt-get install ") + needed.package);
    for (const char* own : {"ccgrade-static", "ccgrade-cell"})
      say(context_.host.find_program(context_.installation.programs + "/" + own).has_value(), own,
          "build it: make build");
    for (const char* object :
         {"bench_main.o", "harness_main.o", "watch_runtime.o", "tsan_runtime.o", "asan_runtime.o",
          "explore_main.o", "explore_runtime.o", "instrumentation.so"})
      say(context_.host.is_file(context_.installation.runtime + "/" + object), object,
          "build it: make build");
  }

  void folders() {
    for (const std::string& folder : {context_.cache_folder, context_.data_folder})
      say(can_write(context_.host, folder), folder + " can be written",
          "make it writable, or set XDG_CACHE_HOME and XDG_DATA_HOME");
  }

  /// Grading goes on without, and each record says so.
  void isolation() {
    const Status confined = context_.host.confines();
    if (confined)
      return say(true, "submissions are confined: namespaces, a filter of system calls", "");
    std::cout << "  low   submissions are not kept apart from this machine: "
              << confined.error().message << '\n';
  }

  void address_layout() {
    std::ifstream file("/proc/sys/vm/mmap_rnd_bits");
    int bits = 0;
    file >> bits;
    // Above 30 the sanitizers' shadow may not fit; ccgrade runs them without randomisation, which
    // some containers forbid. The planted programs below are the proof; this is the explanation.
    say(bits <= 32, "address randomisation: " + std::to_string(bits) + " bits",
        "sysctl vm.mmap_rnd_bits=28");
  }

  void observers() {
    const std::string root = context_.installation.harness_includes() + "/doctor";
    const Result<RuleTable> rules = context_.catalog.rules();
    Result<Challenge> challenge =
        rules ? read_manifest(context_.host, root + "/challenge.toml", *rules)
              : Result<Challenge>(rules.error());
    if (!challenge) return say(false, "the planted programs", challenge.error().message);
    challenge->root = root;
    challenge->solutions_root = root + "/planted";
    for (const Planted& plant : planted_programs()) examine(*challenge, plant);
  }

 private:
  void examine(const Challenge& challenge, const Planted& plant) {
    const std::string folder = challenge.root + "/planted/" + plant.name;
    const Result<Admission> admission = admit(context_.host, challenge, folder);
    if (!admission) return say(false, plant.name, admission.error().message);
    const auto silent = make_silent_progress();
    const Result<GradeRecord> record =
        grade_in(context_, {challenge, *admission, "doctor", Budget::standard, 1}, *silent);
    if (!record) return say(false, plant.name, record.error().message);
    if (context_.host.stopping()) return;  // what was cut short shows nothing
    for (const Examined& each : examine_planted(plant, challenge, *record))
      say(each.good, each.what, each.remedy);
  }

  const Context& context_;
  bool healthy_ = true;
};

int doctor(const Context& context) {
  Examination examination(context);
  std::cout << "programs\n";
  examination.programs();
  std::cout << "folders\n";
  examination.folders();
  std::cout << "isolation\n";
  examination.isolation();
  std::cout << "observers\n";
  examination.address_layout();
  examination.observers();
  if (context.host.stopping()) return static_cast<int>(Exit::interrupted);
  std::cout << (examination.healthy() ? "ccgrade can grade here.\n"
                                      : "ccgrade cannot be trusted here until this is mended.\n");
  return examination.healthy() ? 0 : static_cast<int>(Exit::cannot_judge);
}

}  // namespace

void add_doctor_command(CLI::App& app, const Context& context, int& exit_code) {
  CLI::App* command = app.add_subcommand("doctor", "is everything here, and does it work?");
  command->callback([&context, &exit_code] { exit_code = doctor(context); });
}

}  // namespace ccgrade

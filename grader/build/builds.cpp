#include "grader/build/builds.hpp"

#include <future>
#include <mutex>

#include "grader/build/compiler.hpp"
#include "grader/build/source_units.hpp"
#include "grader/host/digest.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kSourceCap = 4 << 20;

Product ours(const Error& error) {
  return {{}, {}, error.message};
}
Product theirs(const Error& error) {
  return {{}, error.message, {}};
}

}  // namespace

struct Builds::State {
  using Objects = Result<std::vector<std::string>>;

  State(Host& host, const Installation& installation, BuildCache& cache, const Challenge& challenge,
        const Submission& submission, std::string scratch)
      : host(host),
        installation(installation),
        cache(cache),
        challenge(challenge),
        submission(submission),
        scratch(std::move(scratch)),
        stage(this->scratch + "/submission"),
        compiler(host, cache, installation) {}

  Result<std::vector<SourceUnit>> own_units(const std::string& cwd, const std::string& folder);
  Objects compile_all(const std::vector<SourceUnit>& units, const ObjectSet& set);
  Objects submission_objects(const ObjectSet& set);
  Product build(const Variant& variant);
  /// Tries once more what failed by our fault: a damaged cache, a machine that was too busy.
  Product build_patiently(const Variant& variant);
  Product link(const Variant& variant, std::vector<std::string> objects);
  Objects program_side(const Variant& variant, const ObjectSet& set);

  Host& host;
  const Installation& installation;
  BuildCache& cache;
  const Challenge& challenge;
  const Submission& submission;
  std::string scratch;
  std::string stage;  ///< the submission's files and api.hpp
  std::string api;    ///< its text
  Compiler compiler;
  std::mutex mutex;
  std::map<std::string, std::shared_future<Product>> products;
  std::map<std::string, std::shared_future<Objects>> objects;
};

Builds::Builds(Host& host, const Installation& installation, BuildCache& cache,
               const Challenge& challenge, const Submission& submission, std::string scratch)
    : state_(std::make_unique<State>(host, installation, cache, challenge, submission,
                                     std::move(scratch))) {}
Builds::~Builds() = default;

const std::string& Builds::compiler_version() const {
  return state_->compiler.version();
}
const Installation& Builds::installation() const {
  return state_->installation;
}
const std::string& Builds::stage() const {
  return state_->stage;
}

Status Builds::lay_out() {
  State& state = *state_;
  if (state.compiler.version().empty())
    return Error{"clang++-19 does not run here; `ccgrade doctor` says what is missing"};
  const Result<std::string> api =
      state.host.read_file(state.challenge.root + "/api.hpp", kSourceCap);
  if (!api) return api.error();
  state.api = *api;
  for (const std::string& folder : {state.stage, state.scratch + "/table"})
    if (const Status made = state.host.make_folder(folder); !made) return made;
  std::vector<SourceFile> files = state.submission.files;
  files.push_back({"api.hpp", *api});
  files.push_back({"../table/scenario_table.cpp", scenario_table(state.challenge)});
  for (const SourceFile& file : files)
    if (const Status put = state.host.write_file(state.stage + "/" + file.path, file.text); !put)
      return put;
  return Done{};
}

/// A folder of the challenge's own, which sees api.hpp and the harness's headers.
Result<std::vector<SourceUnit>> Builds::State::own_units(const std::string& cwd,
                                                         const std::string& folder) {
  return units_in(host, {cwd, folder, {challenge.root, installation.harness_includes()}});
}

Builds::State::Objects Builds::State::compile_all(const std::vector<SourceUnit>& units,
                                                  const ObjectSet& set) {
  std::vector<std::future<Result<std::string>>> compiling;
  for (const SourceUnit& unit : units)
    compiling.push_back(
        std::async(std::launch::async, [&, this] { return compiler.object(unit, set); }));
  std::vector<std::string> objects;
  Error errors{{}, Blame::submission};
  for (auto& each : compiling) {
    const Result<std::string> object = each.get();
    if (object) {
      objects.push_back(*object);
      continue;
    }
    errors.message += object.error().message;
    // One unit that we failed to compile, and nobody knows what its sources are worth.
    if (object.error().blame == Blame::ours) errors.blame = Blame::ours;
  }
  if (!errors.message.empty()) return errors;
  return objects;
}

Builds::State::Objects Builds::State::submission_objects(const ObjectSet& set) {
  std::shared_future<Objects> result;
  {
    std::lock_guard lock(mutex);
    auto& slot = objects[set.name];
    if (!slot.valid())
      slot = std::async(std::launch::async, [this, &set] {
               return compile_all(units_of(submission, stage, api), set);
             }).share();
    result = slot;
  }
  return result.get();
}

/// What stands on the other side of the submission: the harness and its table, or the benchmark.
Builds::State::Objects Builds::State::program_side(const Variant& variant, const ObjectSet& set) {
  const bool scenarios = variant.program == Variant::Program::scenarios;
  const Result<std::vector<SourceUnit>> units =
      own_units(challenge.root, scenarios ? "harness" : "bench");
  if (!units) return units.error();
  Objects objects = compile_all(*units, set);
  if (!objects || !scenarios) return objects;
  const Result<std::string> canary =
      host.read_file(installation.harness_includes() + "/canary.cpp", kSourceCap);
  if (!canary) return canary.error();
  const SourceUnit planted{"canary.cpp", installation.harness_includes(), {}, digest({*canary})};
  const Result<std::string> faults = compiler.object(planted, set);
  if (!faults) return faults.error();
  objects->push_back(*faults);
  const SourceUnit table{"scenario_table.cpp",
                         scratch + "/table",
                         {installation.harness_includes()},
                         digest({scenario_table(challenge)})};
  const Result<std::string> object = compiler.object(table, *find_object_set("base"));
  if (!object) return object.error();
  objects->push_back(*object);
  return objects;
}

Product Builds::State::build(const Variant& variant) {
  const ObjectSet& set = *find_object_set(variant.objects);
  auto other = std::async(std::launch::async, [&] { return program_side(variant, set); });
  Objects own = Error{};
  if (variant.program == Variant::Program::bench_reference) {
    const Result<std::vector<SourceUnit>> units =
        own_units(challenge.solutions_root + "/" + challenge.reference, "");
    own = units ? compile_all(*units, set) : Objects(units.error());
  } else {
    own = submission_objects(set);
  }
  const Objects side = other.get();
  if (!side) return ours(side.error());
  if (!own) {
    const bool of_submission = variant.program != Variant::Program::bench_reference &&
                               own.error().blame == Blame::submission && !host.stopping();
    return of_submission ? theirs(own.error()) : ours(own.error());
  }
  own->insert(own->end(), side->begin(), side->end());
  return link(variant, *own);
}

Product Builds::State::link(const Variant& variant, std::vector<std::string> objects) {
  const std::vector<std::string> cached = objects;
  for (const std::string& runtime : variant.runtime)
    objects.push_back(installation.runtime + "/" + runtime);
  std::vector<std::string> flags = variant.link_flags;
  if (variant.program == Variant::Program::scenarios) flags.push_back("-lgtest");
  const Result<std::string> program = compiler.program(objects, flags);
  if (program) return {*program, {}, {}};
  if (program.error().blame == Blame::submission) return theirs(program.error());
  // Perhaps one of the cached objects is damaged: the next attempt makes them afresh.
  for (const std::string& object : cached) cache.check_again(object);
  std::lock_guard lock(mutex);
  this->objects.erase(variant.objects);
  return ours(program.error());
}

Product Builds::State::build_patiently(const Variant& variant) {
  const Product first = build(variant);
  return first.our_fault.empty() || host.stopping() ? first : build(variant);
}

Product Builds::get(const std::string& name) {
  const Variant* variant = find_variant(name);
  if (!variant) return ours(Error{"no build variant is called " + name});
  std::shared_future<Product> result;
  {
    std::lock_guard lock(state_->mutex);
    auto& slot = state_->products[name];
    if (!slot.valid())
      slot = std::async(std::launch::async, [this, variant] {
               return state_->build_patiently(*variant);
             }).share();
    result = slot;
  }
  return result.get();
}

Result<std::vector<TranslationUnit>> Builds::units(const std::string& name) {
  const ObjectSet& set = *find_object_set(find_variant(name)->objects);
  const Result<std::string> header = state_->compiler.precompiled_header(set);
  const Result<std::vector<SourceUnit>> harness =
      state_->own_units(state_->challenge.root, "harness");
  if (!header) return header.error();
  if (!harness) return harness.error();
  std::vector<SourceUnit> all = units_of(state_->submission, state_->stage, state_->api);
  all.insert(all.end(), harness->begin(), harness->end());
  std::vector<TranslationUnit> units;
  for (const SourceUnit& unit : all)
    units.push_back({unit.file, unit.cwd, state_->compiler.flags(unit, set, *header),
                     state_->compiler.may_see(unit, *header)});
  return units;
}

std::vector<std::string> Builds::objects(const std::string& variant) {
  State::Objects objects =
      state_->submission_objects(*find_object_set(find_variant(variant)->objects));
  return objects ? std::move(*objects) : std::vector<std::string>{};
}

bool Builds::refers_to(const std::string& variant, const std::string& symbol) {
  for (const std::string& object : objects(variant)) {
    const Result<std::string> bytes = state_->host.read_file(object, 256 << 20);
    if (bytes && bytes->find(symbol) != std::string::npos) return true;
  }
  return false;
}

std::string Builds::flags_of(const std::string& name) const {
  std::string text = "clang++-19";
  for (const std::string& flag : shared_flags()) text += " " + flag;
  for (const std::string& flag : find_object_set(find_variant(name)->objects)->flags)
    text += " " + flag;
  return text;
}

}  // namespace ccgrade

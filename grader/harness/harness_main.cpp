// The GoogleTest adapter: each scenario is a test. Compiled once, without instrumentation, and
// linked into every variant.
//
// What happens is told over the descriptor in CCGRADE_CHANNEL, one line each, so that nothing a
// submission prints can be taken for it:
//   begin NAME · failed FILE:LINE TEXT · end NAME passed|failed · complete COUNT
// each after the token in CCGRADE_TOKEN, which is gone from the environment before anything of the
// submission runs: a line without it is nobody's. Without that variable (a learner's own run)
// GoogleTest's output is all there is.
//
// CCGRADE_MARKS is a second descriptor, the tool's log: it gets "scenario NAME" at each beginning,
// so that a report there can be told to its scenario.
//
// CCGRADE_CANARIES="race bad-read leak" names the faults to commit when all scenarios have ended.
//
// CCGRADE_SCENARIOS="name:scale,name:scale" picks scenarios in that order; CCGRADE_SEED seeds them.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <mutex>
#include <string>
#include <vector>

#include "canary.hpp"
#include "scenario.hpp"
#include "watch_hooks.hpp"

namespace {

/// What begins each line that the supervisor believes.
char token[80];

/// Takes the token out of the environment. Called by the loader before any constructor, so nothing
/// of the C library, or of a sanitizer that stands in for it, may be called.
void take_token(int, char**, char** environment) {
  for (; *environment; ++environment) {
    const char* name = "CCGRADE_TOKEN=";
    char* at = *environment;
    while (*name && *at == *name) ++name, ++at;
    if (*name) continue;
    volatile char* rest = at;
    for (std::size_t i = 0; rest[i] && i + 2 < sizeof token; ++i) {
      token[i] = rest[i];
      token[i + 1] = ' ';
      rest[i] = '-';
    }
  }
}
[[gnu::section(".preinit_array"), gnu::used]] void (*const first_of_all)(int, char**,
                                                                         char**) = take_token;

/// Lines to the supervisor. A line is one write, so lines of several threads do not mix.
class Channel {
 public:
  Channel(const char* variable, std::string beginning) : beginning_(std::move(beginning)) {
    if (const char* number = std::getenv(variable)) fd_ = std::atoi(number);
  }
  void say(const std::string& text) const {
    if (fd_ < 0) return;
    std::string line = beginning_ + text;
    for (char& c : line)
      if (c == '\n') c = ' ';
    line += '\n';
    [[maybe_unused]] const ssize_t put = write(fd_, line.data(), line.size());
  }

 private:
  std::string beginning_;
  int fd_ = -1;
};

struct Planned {
  const ccgrade::ScenarioEntry* entry;
  int scale;
};

/// What outlives a scenario because a leaked thread may still use it.
using KeptObjects = std::vector<std::shared_ptr<void>>;

class GoogleTestScenario final : public ccgrade::Scenario {
 public:
  GoogleTestScenario(int scale, std::uint64_t seed, const Channel& channel, KeptObjects& kept)
      : Scenario(scale, seed), channel_(channel), kept_(kept) {}

  void keep_until_exit(std::shared_ptr<void> object) override {
    std::lock_guard lock(mutex_);
    kept_.push_back(std::move(object));
  }

 protected:
  void report_failure(std::string_view what, const std::source_location& where) override {
    std::lock_guard lock(mutex_);
    if (++failures_ > kShownFailures) return;  // one broken loop must not print a thousand lines
    // What is stated must hold, and did not.
    const std::string text = "expected: " + std::string(what);
    channel_.say("failed " + std::string(where.file_name()) + ":" + std::to_string(where.line()) +
                 " " + text);
    ADD_FAILURE_AT(where.file_name(), static_cast<int>(where.line())) << text;
  }

 private:
  static constexpr int kShownFailures = 5;
  std::mutex mutex_;
  int failures_ = 0;
  const Channel& channel_;
  KeptObjects& kept_;
};

class ScenarioTest : public testing::Test {
 public:
  ScenarioTest(Planned planned, std::uint64_t seed, const Channel& channel, const Channel& marks,
               KeptObjects& kept)
      : planned_(planned), seed_(seed), channel_(channel), marks_(marks), kept_(kept) {}

  void TestBody() override {
    const std::string name = planned_.entry->name;
    channel_.say("begin " + name);
    marks_.say("scenario " + name);
    if (ccgrade_watch_begin) ccgrade_watch_begin(planned_.entry->name);
    {
      GoogleTestScenario scenario(planned_.scale, seed_, channel_, kept_);
      planned_.entry->run(scenario);
    }
    if (ccgrade_watch_end) ccgrade_watch_end(planned_.entry->name);
    channel_.say("end " + name + (HasFailure() ? " failed" : " passed"));
  }

 private:
  Planned planned_;
  std::uint64_t seed_;
  const Channel& channel_;
  const Channel& marks_;
  KeptObjects& kept_;
};

std::vector<Planned> plan() {
  std::vector<Planned> planned;
  const char* picked = std::getenv("CCGRADE_SCENARIOS");
  if (!picked)
    for (const auto* entry = ccgrade::kScenarioTable; entry->name; ++entry)
      planned.push_back({entry, entry->default_scale});
  std::string rest = picked ? picked : "";
  while (!rest.empty()) {
    const std::string item = rest.substr(0, rest.find(','));
    rest.erase(0, item.size() + 1);
    const std::size_t colon = item.find(':');
    if (const auto* entry = ccgrade::find_scenario(item.substr(0, colon)))
      planned.push_back({entry, colon == std::string::npos ? entry->default_scale
                                                           : std::atoi(item.c_str() + colon + 1)});
  }
  return planned;
}

/// Those that are named, for the tool to report.
void commit_faults(const char* names) {
  const std::string_view wanted = names ? names : "";
  const auto named = [&](const char* name) { return wanted.find(name) != wanted.npos; };
  if (named("race")) ccgrade::canary::race();
  if (named("bad-read")) ccgrade::canary::bad_read();
  if (named("leak")) ccgrade::canary::leak();
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  const Channel channel("CCGRADE_CHANNEL", token);
  const Channel marks("CCGRADE_MARKS", "");
  // Never freed: a leaked thread may use what is kept while the process ends.
  static KeptObjects& kept = *new KeptObjects;
  const char* seed_text = std::getenv("CCGRADE_SEED");
  const std::uint64_t seed = seed_text ? std::strtoull(seed_text, nullptr, 10) : 1;
  const std::vector<Planned> planned = plan();
  for (const Planned& each : planned)
    testing::RegisterTest("scenario", each.entry->name, nullptr, nullptr, __FILE__, __LINE__,
                          [&, each]() -> ScenarioTest* {
                            return new ScenarioTest(each, seed, channel, marks, kept);
                          });
  const int failed = RUN_ALL_TESTS();
  commit_faults(std::getenv("CCGRADE_CANARIES"));
  channel.say("complete " + std::to_string(planned.size()));
  return failed;
}

#include "tools/ccgrade/grading.hpp"

#include <cstdio>
#include <iostream>
#include <mutex>
#include <set>

#include "analyzers/dynamic/probes.hpp"
#include "analyzers/explore/probe.hpp"
#include "analyzers/static/probe.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kCacheBytes = std::size_t{2} << 30;

class TerminalProgress final : public Progress {
 public:
  ~TerminalProgress() override { std::cerr << "\r\033[K" << std::flush; }

  void began(const std::string& step) override {
    std::lock_guard lock(mutex_);
    running_.insert(step);
    draw();
  }
  void ended(const std::string& step, double) override {
    std::lock_guard lock(mutex_);
    running_.erase(step);
    ++done_;
    draw();
  }

 private:
  void draw() {
    std::string line = "\r\033[K" + std::to_string(done_) + " done; running:";
    for (const std::string& step : running_) line += " " + step;
    std::cerr << line.substr(0, 90) << std::flush;
  }

  std::mutex mutex_;
  std::set<std::string> running_;
  int done_ = 0;
};

class LineProgress final : public Progress {
 public:
  void began(const std::string&) override {}
  void ended(const std::string& step, double seconds) override {
    char line[80];
    std::snprintf(line, sizeof line, "%-10s %6.2f s\n", step.c_str(), seconds);
    std::lock_guard lock(mutex_);
    std::cerr << line;
  }

 private:
  std::mutex mutex_;
};

class SilentProgress final : public Progress {
 public:
  void began(const std::string&) override {}
  void ended(const std::string&, double) override {}
};

}  // namespace

std::unique_ptr<Progress> make_progress(bool animate) {
  if (animate) return std::make_unique<TerminalProgress>();
  return std::make_unique<LineProgress>();
}

std::unique_ptr<Progress> make_silent_progress() {
  return std::make_unique<SilentProgress>();
}

Probes make_all_probes() {
  Probes probes = make_dynamic_probes();
  probes.push_back(make_static_probe());
  probes.push_back(make_explore_probe());
  return probes;
}

Result<GradeRecord> grade_in(const Context& context, const GradeRequest& request,
                             Progress& progress) {
  const Result<RuleTable> rules = context.catalog.rules();
  if (!rules) return rules.error();
  const ScratchFolder fallback("ccgrade-cache");
  BuildCache cache(context.host, context.cache_folder, fallback.path());
  const Probes probes = make_all_probes();
  GradeRecord record =
      grade(request, {context.host, context.installation, cache, probes, *rules, progress});
  cache.trim(kCacheBytes);
  return record;
}

Exit exit_of(const GradeRecord& record) {
  if (record.facts.interrupted) return Exit::interrupted;
  switch (record.scorecard.verdict) {
    case Verdict::pass:
      return Exit::ok;
    case Verdict::infra_error:
      return Exit::cannot_judge;
    default:
      return Exit::found;
  }
}

}  // namespace ccgrade

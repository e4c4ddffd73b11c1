#include "tools/ccgrade/progress.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <mutex>

namespace ccgrade {
namespace {

constexpr const char* kClear = "\r\033[K";
constexpr std::size_t kColumnsWhereUntold = 80;

/// Asked for each frame: a terminal changes its size while a grading runs.
std::size_t columns_of(int descriptor) {
  winsize size{};
  const bool told = ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return told ? size.ws_col : kColumnsWhereUntold;
}

class TerminalProgress final : public Progress {
 public:
  ~TerminalProgress() override { std::cerr << kClear << std::flush; }

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
    std::cerr << kClear + progress_line(done_, running_, columns_of(STDERR_FILENO)) << std::flush;
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

std::string progress_line(int done, const std::set<std::string>& running, std::size_t columns) {
  std::string line = std::to_string(done) + " done; running:";
  for (const std::string& step : running) line += " " + step;
  // The last column stays free: some terminals wrap as soon as it is written.
  return line.substr(0, columns > 0 ? columns - 1 : 0);
}

std::unique_ptr<Progress> make_progress(bool animate) {
  if (animate) return std::make_unique<TerminalProgress>();
  return std::make_unique<LineProgress>();
}

std::unique_ptr<Progress> make_silent_progress() {
  return std::make_unique<SilentProgress>();
}

}  // namespace ccgrade

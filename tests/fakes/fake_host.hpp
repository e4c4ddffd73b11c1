#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "grader/host/linux_host.hpp"

namespace ccgrade {

/// A host whose commands are never run: they are recorded, and answered from a script. Files are
/// real, so tests keep them in a ScratchFolder. Safe to call from several threads.
class FakeHost final : public Host {
 public:
  using Answer = std::function<ProcessResult(const Command&)>;

  /// Commands that have `word` among their words or as part of one are answered so; of several that
  /// fit, the one that was said last.
  void answer(std::string word, Answer answer) {
    std::lock_guard lock(mutex_);
    script_.emplace_back(std::move(word), std::move(answer));
  }
  void answer(std::string word, ProcessResult result) {
    answer(std::move(word), [result](const Command&) { return result; });
  }

  std::vector<Command> commands() const {
    std::lock_guard lock(mutex_);
    return commands_;
  }
  /// How many of the commands have `word` in them.
  int asked(const std::string& word) const {
    int count = 0;
    for (const Command& command : commands()) count += mentions(command, word);
    return count;
  }
  void set_stopping(bool stopping) { stopping_ = stopping; }
  void set_programs(std::vector<std::string> installed) { programs_ = std::move(installed); }

  ProcessResult run(const Command& command) override {
    std::unique_lock lock(mutex_);
    commands_.push_back(command);
    for (auto row = script_.rbegin(); row != script_.rend(); ++row) {
      if (!mentions(command, row->first)) continue;
      const Answer answer = row->second;
      lock.unlock();
      return answer(command);
    }
    ProcessResult unheard_of;
    unheard_of.outcome = {Ending::our_fault, 0, "the script has no answer to " + command.argv[0]};
    unheard_of.channels.resize(command.channels.size());
    return unheard_of;
  }
  int jobs() const override { return 2; }
  Status confines() override { return Error{"a fake confines nothing"}; }

  Result<std::string> read_file(const std::string& path, std::size_t cap) override {
    return files_->read_file(path, cap);
  }
  Result<std::string> digest_file(const std::string& path) override {
    return files_->digest_file(path);
  }
  Status write_file(const std::string& path, const std::string& content) override {
    return files_->write_file(path, content);
  }
  Status copy_file(const std::string& from, const std::string& to, std::size_t cap) override {
    return files_->copy_file(from, to, cap);
  }
  Result<std::vector<std::string>> list(const std::string& folder) override {
    return files_->list(folder);
  }
  bool is_folder(const std::string& path) override { return files_->is_folder(path); }
  bool is_file(const std::string& path) override { return files_->is_file(path); }
  Status make_folder(const std::string& path) override { return files_->make_folder(path); }

  std::optional<std::string> find_program(const std::string& name) override {
    for (const std::string& installed : programs_)
      if (installed == name) return "/fake/bin/" + name;
    return std::nullopt;
  }
  /// Every look at the clock takes a second.
  double monotonic_seconds() override { return seconds_.fetch_add(1) + 1; }
  std::string utc_now() override { return "2026-01-02T03:04:05.678Z"; }
  bool stopping() const override { return stopping_; }

 private:
  static bool mentions(const Command& command, const std::string& word) {
    for (const std::string& each : command.argv)
      if (each.find(word) != std::string::npos) return true;
    return false;
  }

  std::unique_ptr<Host> files_ = make_linux_host(1, {});
  mutable std::mutex mutex_;
  std::vector<std::pair<std::string, Answer>> script_;
  std::vector<Command> commands_;
  std::vector<std::string> programs_;
  std::atomic<bool> stopping_{false};
  std::atomic<double> seconds_{0};
};

/// A command that ended by itself.
inline ProcessResult exited(int code, std::string out = {}, std::string err = {},
                            std::vector<std::string> channels = {}) {
  ProcessResult result;
  result.outcome = {Ending::exited, code, {}};
  result.out = std::move(out);
  result.err = std::move(err);
  result.channels = std::move(channels);
  return result;
}

/// What follows "-o" in a command: the file that it is asked to make.
inline std::string output_of(const Command& command) {
  for (std::size_t i = 0; i + 1 < command.argv.size(); ++i)
    if (command.argv[i] == "-o") return command.argv[i + 1];
  return {};
}

}  // namespace ccgrade

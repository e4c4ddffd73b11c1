#pragma once
#include <atomic>

#include "grader/host/host.hpp"

namespace ccgrade {

/// A host that counts the CPU time of the commands that go through it.
class MeteredHost final : public Host {
 public:
  explicit MeteredHost(Host& host) : host_(host) {}

  double cpu_seconds() const { return static_cast<double>(cpu_micros_) / 1e6; }

  ProcessResult run(const Command& command) override {
    ProcessResult result = host_.run(command);
    cpu_micros_ += static_cast<long>(result.usage.cpu_seconds * 1e6);
    return result;
  }
  int jobs() const override { return host_.jobs(); }
  Status confines() override { return host_.confines(); }
  Result<std::string> read_file(const std::string& path, std::size_t cap) override {
    return host_.read_file(path, cap);
  }
  Result<std::string> digest_file(const std::string& path) override {
    return host_.digest_file(path);
  }
  Status write_file(const std::string& path, const std::string& content) override {
    return host_.write_file(path, content);
  }
  Status copy_file(const std::string& from, const std::string& to, std::size_t cap) override {
    return host_.copy_file(from, to, cap);
  }
  Result<std::vector<std::string>> list(const std::string& folder) override {
    return host_.list(folder);
  }
  bool is_folder(const std::string& path) override { return host_.is_folder(path); }
  bool is_file(const std::string& path) override { return host_.is_file(path); }
  Status make_folder(const std::string& path) override { return host_.make_folder(path); }
  std::optional<std::string> find_program(const std::string& name) override {
    return host_.find_program(name);
  }
  double monotonic_seconds() override { return host_.monotonic_seconds(); }
  std::string utc_now() override { return host_.utc_now(); }
  bool stopping() const override { return host_.stopping(); }

 private:
  Host& host_;
  std::atomic<long> cpu_micros_{0};
};

}  // namespace ccgrade

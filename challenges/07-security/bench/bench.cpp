// What a request and a login cost where nobody attacks, beside what the machine's own part costs.
#include <benchmark/benchmark.h>

#include <atomic>

#include "api.hpp"

namespace security {

bool Device::operator==(const Device& other) const {
  return name_ == other.name_;
}
std::strong_ordering Device::operator<=>(const Device& other) const {
  return name_ <=> other.name_;
}
std::size_t Device::hash() const {
  return name_;
}
std::size_t Device::hash(std::uint64_t seed) const {
  return (name_ ^ seed) * 0x9e3779b97f4a7c15;
}

}  // namespace security

namespace {

using namespace security;

class QuickMachine final : public Machine {
 public:
  Time now() const override { return Time(++looks_); }
  Secret random_key() override { return Secret(16, 1); }
  std::uint64_t random_seed() override { return 0x5eed; }
  Secret stretch(std::string_view password, std::uint64_t salt) override {
    Secret digest(16, static_cast<unsigned char>(salt));
    for (std::size_t i = 0; i < password.size(); ++i)
      digest[i % digest.size()] ^= static_cast<unsigned char>(password[i]);
    return digest;
  }
  bool decided(bool outcome) override { return outcome; }
  char* take_memory(std::size_t size) override { return new char[size](); }
  void give_back(char* memory, std::size_t) override { delete[] memory; }

 private:
  mutable std::atomic<std::int64_t> looks_ = 0;
};

class OneAccount final : public Folder, public File {
 public:
  explicit OneAccount(Secret digest) : digest_(std::move(digest)) {}
  std::optional<unsigned> owner(const std::string&) const override { return kAdmin; }
  std::unique_ptr<File> open(const std::string&) const override {
    return std::make_unique<OneAccount>(digest_);
  }
  unsigned owner() const override { return kAdmin; }
  std::vector<Account> accounts() const override { return {{"alice", 7, digest_}}; }

 private:
  Secret digest_;
};

class Repeating final : public Line {
 public:
  int next() override { return static_cast<unsigned char>(text_[taken_++ % text_.size()]); }

 private:
  const std::string text_ = "lang: eo\nuser: alice\nlength: 10\n\nwonderland";
  std::size_t taken_ = 0;
};

void requests(benchmark::State& state) {
  QuickMachine machine;
  Repeating line;
  for (auto _ : state)
    benchmark::DoNotOptimize(
        read_request(line, machine, [](const std::string&, std::string_view) {}));
}

void logins(benchmark::State& state) {
  QuickMachine machine;
  Login login(OneAccount(machine.stretch("wonderland", 7)), "accounts", machine);
  for (auto _ : state) benchmark::DoNotOptimize(login.check("alice", "wonderland"));
}

void sessions(benchmark::State& state) {
  constexpr std::uint64_t kDevices = 1'000;
  QuickMachine machine;
  Sessions sessions(kDevices, std::chrono::hours(1), 1U << 30, machine);
  std::vector<Secret> keys;
  for (std::uint64_t i = 0; i < kDevices; ++i) keys.push_back(*sessions.open(Device(i)));
  std::uint64_t next = 0;
  for (auto _ : state) {
    next = (next + 1) % kDevices;
    benchmark::DoNotOptimize(sessions.use(Device(next), keys[next]));
  }
}

}  // namespace

BENCHMARK(requests);
BENCHMARK(logins);
BENCHMARK(sessions);

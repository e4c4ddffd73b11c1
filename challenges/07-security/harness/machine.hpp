// A machine whose clock the scenario moves, which counts what it is asked for, and whose secrets
// memcheck follows.
#pragma once
#include <valgrind/memcheck.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>

#include "api.hpp"

inline constexpr std::size_t kSecretSize = 16;

/// From here on memcheck follows each bit of it. Elsewhere this does nothing.
inline void hide(security::Secret& secret) {
  VALGRIND_MAKE_MEM_UNDEFINED(secret.data(), secret.size());
}

/// What depends on a secret, for the harness to look at.
inline bool revealed(bool outcome) {
  VALGRIND_MAKE_MEM_DEFINED(&outcome, sizeof outcome);
  return outcome;
}

/// Does memcheck follow it? True where there is no valgrind.
inline bool is_followed(const security::Secret& secret) {
  security::Secret hidden_bits(secret.size());
  if (VALGRIND_GET_VBITS(secret.data(), hidden_bits.data(), hidden_bits.size()) != 1)
    return !RUNNING_ON_VALGRIND;
  return std::ranges::all_of(hidden_bits, [](unsigned char bits) { return bits == 0xff; });
}

/// SplitMix64's step.
inline std::uint64_t mixed(std::uint64_t number) {
  number += 0x9e3779b97f4a7c15;
  number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
  number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
  return number ^ (number >> 31);
}

inline security::Secret secret_of(std::uint64_t number) {
  security::Secret secret(kSecretSize);
  for (unsigned char& byte : secret) byte = static_cast<unsigned char>(number = mixed(number));
  hide(secret);
  return secret;
}

inline security::Secret digest_of(std::string_view password, std::uint64_t salt) {
  for (const char c : password) salt = mixed(salt ^ static_cast<unsigned char>(c));
  return secret_of(salt);
}

/// Seeds that Machine::random_seed() has made are told from others by this rest.
inline constexpr std::uint64_t kSeedModulus = 1'000'003, kSeedRest = 271'828;

class TestMachine final : public security::Machine {
 public:
  /// Set before threads begin; called in stretch().
  std::function<void(std::uint64_t salt)> on_stretch;

  void move(security::Time time) { now_.fetch_add(time.count(), std::memory_order_relaxed); }

  // What was asked for since the last time that one of these was called.
  long stretches() { return stretches_.exchange(0); }
  long stretched_bytes() { return stretched_bytes_.exchange(0); }
  long decisions() { return decisions_.exchange(0); }

  bool holds(std::string_view text) const {
    std::lock_guard lock(mutex_);
    return std::ranges::any_of(blocks_, [&](const auto& block) {
      const std::less_equal<const char*> before;
      return before(block.first, text.data()) &&
             before(text.data() + text.size(), block.first + block.second);
    });
  }
  bool all_given_back() const {
    std::lock_guard lock(mutex_);
    return blocks_.empty() && !given_back_wrongly_;
  }
  bool all_wiped() const { return !given_back_unwiped_; }

  security::Time now() const override {
    return security::Time(now_.load(std::memory_order_relaxed));
  }
  security::Secret random_key() override { return secret_of(mixed(next())); }
  std::uint64_t random_seed() override {
    const std::uint64_t seed = mixed(next()) / 2;
    return seed - seed % kSeedModulus + kSeedRest;
  }
  security::Secret stretch(std::string_view password, std::uint64_t salt) override {
    stretches_.fetch_add(1, std::memory_order_relaxed);
    stretched_bytes_.fetch_add(static_cast<long>(password.size()), std::memory_order_relaxed);
    if (on_stretch) on_stretch(salt);
    return digest_of(password, salt);
  }
  bool decided(bool outcome) override {
    decisions_.fetch_add(1, std::memory_order_relaxed);
    return revealed(outcome);
  }
  char* take_memory(std::size_t size) override {
    char* const memory = new char[size]();
    std::lock_guard lock(mutex_);
    blocks_[memory] = size;
    return memory;
  }
  void give_back(char* memory, std::size_t size) override {
    std::lock_guard lock(mutex_);
    const auto block = blocks_.find(memory);
    if (block == blocks_.end() || block->second != size) {
      given_back_wrongly_ = true;
      return;
    }
    if (std::any_of(memory, memory + size, [](char byte) { return byte != 0; }))
      given_back_unwiped_ = true;
    blocks_.erase(block);
    delete[] memory;
  }
  ~TestMachine() override {
    for (const auto& [memory, size] : blocks_) delete[] memory;
  }

 private:
  std::uint64_t next() { return drawn_.fetch_add(1, std::memory_order_relaxed); }

  std::atomic<std::int64_t> now_ = 1'000'000'000'000;
  std::atomic<std::uint64_t> drawn_ = 0;
  std::atomic<long> stretches_ = 0, stretched_bytes_ = 0, decisions_ = 0;
  mutable std::mutex mutex_;
  std::map<char*, std::size_t> blocks_;
  bool given_back_wrongly_ = false, given_back_unwiped_ = false;
};

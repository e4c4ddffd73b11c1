// What must hold of every pool: who gets a buffer, in which state, and that each comes back.
#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "api.hpp"
#include "office.hpp"
#include "rendezvous.hpp"
#include "scenario.hpp"

using namespace memory_leak;
using ccgrade::Scenario;

namespace {

/// Counts how many buffers are lent at the same time.
class Counter {
 public:
  explicit Counter(int buffers) : buffers_(buffers) {}
  void use(Scenario& s, std::string& buffer) {
    s.check(++lent_ <= buffers_, "no more buffers are lent than there are");
    s.check(buffer.empty(), "a buffer that is lent is empty");
    buffer = "what somebody wrote";
    --lent_;
  }

 private:
  const int buffers_;
  std::atomic<int> lent_ = 0;
};

constexpr const char* kComesBack = "a buffer is idle again when lend() returns or throws";

}  // namespace

void four_borrowers(Scenario& s) {
  Pool pool(2);
  Counter counter(2);
  const auto borrow = [&] { pool.lend([&](std::string& buffer) { counter.use(s, buffer); }); };
  {
    std::jthread first(borrow), second(borrow), third(borrow);
    borrow();
  }
  s.check(pool.idle() == 2, kComesBack);
}

void borrowers_again_and_again(Scenario& s) {
  Pool pool(2);
  Counter counter(2);
  {
    std::vector<std::jthread> borrowers;
    for (int i = 0; i < 3; ++i)
      borrowers.emplace_back([&] {
        for (int round = 0; round < 20 * s.scale(); ++round)
          pool.lend([&](std::string& buffer) { counter.use(s, buffer); });
      });
  }
  s.check(pool.idle() == 2, kComesBack);
}

void failing_use(Scenario& s) {
  Pool pool(2);
  int caught = 0;
  try {
    pool.lend([](std::string&) { throw std::runtime_error("out of ink"); });
  } catch (const std::runtime_error&) {
    ++caught;
  }
  s.check(pool.idle() == 2, kComesBack);
  try {
    pool.lend([](std::string&) { throw 7; });  // whatever it is
  } catch (int) {
    ++caught;
  }
  s.check(pool.idle() == 2, kComesBack);
  s.check(caught == 2, "lend() throws what `use` throws");
}

void failing_while_another_waits(Scenario& s) {
  Pool pool(1);
  {
    std::jthread other([&] { pool.lend([](std::string& buffer) { buffer = "text"; }); });
    try {
      pool.lend([](std::string& buffer) {
        buffer = "half a te";
        throw std::runtime_error("out of ink");
      });
    } catch (const std::runtime_error&) {
      s.check(pool.idle() <= 1, "no more buffers are idle than there are");
    }
  }
  s.check(pool.idle() == 1, kComesBack);
}

void used_side_by_side(Scenario& s) {
  Pool pool(2);
  ccgrade::Rendezvous both(2);
  std::atomic<int> met = 0;
  const auto use = [&] { pool.lend([&](std::string&) { met += both.meet(); }); };
  {
    std::jthread other(use);
    use();
  }
  s.check(met == 2, "two buffers are used at the same time");
}

void large_texts(Scenario& s) {
  Pool pool(1);
  const std::size_t before = bytes_in_use();
  const auto large = [](std::string& buffer) { buffer.assign(10'000'000, '.'); };
  pool.lend(large);
  s.check(bytes_in_use() <= before + 100'000, "an idle buffer keeps no more than 4,096 bytes");
  try {
    pool.lend([&](std::string& buffer) {
      large(buffer);
      throw std::runtime_error("out of ink");
    });
  } catch (const std::runtime_error&) {
    s.check(bytes_in_use() <= before + 100'000, "an idle buffer keeps no more than 4,096 bytes");
  }
}

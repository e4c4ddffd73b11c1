// What must hold of every login: who gets in, whose file it believes, and what many do at once.
#include <malloc.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "office.hpp"
#include "rendezvous.hpp"

using namespace security;
using ccgrade::Scenario;

namespace {

constexpr const char* kRight = "who knows the password gets in";
constexpr const char* kWrong = "who does not know the password, or is unknown, stays out";

/// A folder in which the name means one file after the other, each time that it is used.
class Restless final : public Folder {
 public:
  /// The admin's file when `order` says 'a', none when it says '-', and Mallory's otherwise; the
  /// last one stays.
  explicit Restless(std::string order) : order_(std::move(order)) {}
  std::optional<unsigned> owner(const std::string&) const override {
    const auto file = next();
    return file ? std::optional(file->owner()) : std::nullopt;
  }
  std::unique_ptr<File> open(const std::string&) const override { return next(); }

 private:
  std::unique_ptr<AccountsFile> next() const {
    const char now = order_[std::min(uses_++, order_.size() - 1)];
    if (now == '-') return nullptr;
    if (now == 'a') return std::make_unique<AccountsFile>(file_of_admin());
    return std::make_unique<AccountsFile>(
        666, std::vector<Account>{{"mallory", 9, digest_of("evil", 9)}});
  }
  std::string order_;
  mutable std::size_t uses_ = 0;
};

enum class Opened { refused, admins, others };

Opened open_accounts(const Folder& folder) {
  TestMachine machine;
  try {
    Login login(folder, "accounts", machine);
    return revealed(login.check("mallory", "evil"))       ? Opened::others
           : revealed(login.check("alice", "wonderland")) ? Opened::admins
                                                          : Opened::others;
  } catch (const NotTrusted&) {
    return Opened::refused;
  }
}

std::size_t heap_in_use() {
  const auto heap = mallinfo2();
  return heap.uordblks + heap.hblkhd;
}

}  // namespace

void right_and_wrong_passwords(Scenario& s) {
  const auto office = open_office(s);
  Login& login = office->login;
  s.check(revealed(login.check("alice", "wonderland")), kRight);
  s.check(revealed(login.check("bob", "builder")), kRight);
  for (const char* password : {"", "wonderlan", "wonderlandX", "Wonderland", "builder"})
    s.check(!revealed(login.check("alice", password)), kWrong);
  for (const char* user : {"", "Alice", "carol"})
    s.check(!revealed(login.check(user, "wonderland")), kWrong);
}

void changed_passwords(Scenario& s) {
  const auto office = open_office(s);
  Login& login = office->login;
  s.check(!revealed(login.change("alice", "builder", "mine")), kWrong);
  s.check(!revealed(login.change("carol", "wonderland", "mine")), kWrong);
  s.check(!revealed(login.check("carol", "mine")), kWrong);
  s.check(revealed(login.change("alice", "wonderland", "mine")), kRight);
  s.check(!revealed(login.check("alice", "wonderland")), kWrong);
  s.check(revealed(login.check("alice", "mine")), kRight);
  s.check(revealed(login.check("bob", "builder")), kRight);
  s.check(revealed(login.change("alice", "mine", "again")), kRight);
  s.check(revealed(login.check("alice", "again")), kRight);
}

void file_changes_hands(Scenario& s) {
  s.check(open_accounts(Restless("a")) == Opened::admins, "kAdmin's file is believed");
  s.check(open_accounts(Restless("m")) == Opened::refused, "nobody else's file is believed");
  s.check(open_accounts(Restless("-")) == Opened::refused, "a file that is not there is refused");
  for (const char* order :
       {"am", "ma", "ama", "mam", "aam", "amma", "amaa", "a-", "-a", "-m", "m-"})
    s.check(open_accounts(Restless(order)) != Opened::others,
            "no accounts are used but those of a file that is kAdmin's");
}

void failures_are_told(Scenario& s) {
  const auto office = open_office(s);
  Login& login = office->login;
  login.check("alice", "wonderland");
  login.check("bob", "b");
  login.change("alice", "a", "mine");
  login.change("alice", "wonderland", "mine");
  login.check("carol", "c");
  s.check(login.take_alarms() == std::vector<std::string>{"bob", "alice", "carol"},
          "take_alarms() tells whose calls returned false, in their order");
  s.check(login.take_alarms().empty(), "take_alarms() tells each failure once");
}

void flood_of_failures(Scenario& s) {
  const auto office = open_office(s);
  Login& login = office->login;
  const auto fail = [&](int times) {
    std::string last;
    for (int i = 0; i < times; ++i) {
      last = "somebody who is called number " + std::to_string(i);
      login.check(last, "x");
    }
    return last;
  };
  fail(1'000);
  const std::size_t before = heap_in_use();
  const std::string last = fail(20'000);
  s.check(heap_in_use() <= before + 100'000, "what is kept of failures does not grow with them");
  const std::vector<std::string> alarms = login.take_alarms();
  s.check(alarms.size() == kMostAlarms && alarms.back() == last &&
              alarms.front().ends_with(" " + std::to_string(20'000 - kMostAlarms)),
          "of many failures the newest kMostAlarms are kept");
}

void two_changes(Scenario& s) {
  const auto office = open_office(s);
  bool first = false, second = false;
  {
    std::jthread one([&] { first = office->login.change("bob", "builder", "one"); });
    std::jthread two([&] { second = office->login.change("bob", "builder", "two"); });
  }
  s.check(first != second, "of several that change the same password one alone succeeds");
  s.check(office->login.check("bob", first ? "one" : "two"),
          "the password is that of the change that succeeded");
  s.check(!office->login.check("bob", "builder"), kWrong);
}

void change_while_checked(Scenario& s) {
  const auto office = open_office(s);
  {
    std::jthread one([&] { office->login.change("bob", "builder", "one"); });
    std::jthread two([&] {
      const bool changed = office->login.check("bob", "one");
      s.check(!changed || !office->login.check("bob", "builder"),
              "once the new password is right the old one is wrong");
    });
  }
  s.check(office->login.check("bob", "one"), kRight);
}

void two_failures(Scenario& s) {
  const auto office = open_office(s);
  {
    std::jthread one([&] { office->login.check("bob", "a"); });
    std::jthread two([&] { office->login.check("carol", "a"); });
  }
  s.check(office->login.take_alarms().size() == 2, "take_alarms() tells each failure once");
}

void crowd_at_the_desk(Scenario& s) {
  const auto office = open_office(s);
  std::atomic<int> changes = 0, told = 0, failed = 0;
  {
    std::vector<std::jthread> visitors;
    for (int i = 0; i < 3; ++i)
      visitors.emplace_back([&, i] {
        const std::string mine = "mine" + std::to_string(i);
        for (int round = 0; round < 10 * s.scale(); ++round) {
          s.check(revealed(office->login.check("alice", "wonderland")), kRight);
          failed += !revealed(office->login.check(mine, "x"));
          if (revealed(office->login.change("bob", "builder", mine)))
            changes += revealed(office->login.change("bob", mine, "builder"));
          else
            ++failed;
          told += static_cast<int>(office->login.take_alarms().size());
        }
      });
  }
  told += static_cast<int>(office->login.take_alarms().size());
  s.check(changes > 0, kRight);
  s.check(revealed(office->login.check("bob", "builder")), kRight);
  s.check(told == failed, "take_alarms() tells each failure once");
}

void stretched_side_by_side(Scenario& s) {
  const auto office = open_office(s);
  const auto all = std::make_shared<ccgrade::Rendezvous>(3);
  const auto office_is_free = std::make_shared<ccgrade::Rendezvous>(2);
  std::atomic<int> met = 0;
  office->machine.on_stretch = [&](std::uint64_t salt) {
    if (salt == kSaltOfAlice) met += all->meet();
  };
  {
    std::jthread one([&] { office->login.check("alice", "wonderland"); });
    std::jthread two([&] { office->login.check("alice", "x"); });
    std::jthread three([&] { office->login.change("alice", "x", "y"); });
  }
  s.check(met >= 3, "no call waits while another one is in stretch()");
  bool free = false;
  office->machine.on_stretch = [&](std::uint64_t salt) {
    if (salt == kSaltOfAlice) free = office_is_free->meet();
  };
  {
    std::jthread slow([&] { office->login.check("alice", "wonderland"); });
    s.check(office->login.change("bob", "builder", "b"), kRight);
    office->login.take_alarms();
    office_is_free->meet();
  }
  s.check(free, "no call waits while another one is in stretch()");
}

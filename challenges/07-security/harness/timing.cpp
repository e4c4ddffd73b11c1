// What the time that a call takes could tell: memcheck follows the secrets, and the rest is
// counted.
#include <string>

#include "devices.hpp"
#include "office.hpp"

using namespace security;
using ccgrade::Scenario;

namespace {

constexpr const char* kFollowed = "memcheck follows the secrets (if not, this is ccgrade's fault)";

Secret with_wrong_byte(Secret key, std::size_t at) {
  key[at] ^= 1;
  return key;
}

}  // namespace

void password_is_compared(Scenario& s) {
  const auto office = open_office(s);
  s.check(is_followed(office->machine.stretch("wonderland", kSaltOfAlice)), kFollowed);
  Login& login = office->login;
  s.check(revealed(login.check("alice", "wonderland")), "who knows the password gets in");
  for (const char* password : {"a", "b", "c", "wonderlane"})
    s.check(!revealed(login.check("alice", password)), "who does not know it stays out");
  login.check("carol", "wonderland");
  s.check(!revealed(login.change("alice", "x", "mine")), "who does not know it stays out");
  s.check(revealed(login.change("alice", "wonderland", "mine")), "who knows it may change it");
}

void key_is_compared(Scenario& s) {
  TestMachine machine;
  s.check(is_followed(machine.random_key()), kFollowed);
  Sessions sessions(4, std::chrono::hours(1), 3, machine);
  const Device device(7);
  const std::optional<Secret> key = sessions.open(device);
  s.check(key.has_value(), "a session is opened");
  if (!key) return;
  for (std::size_t i = 0; i < key->size(); ++i) {
    const Secret wrong = with_wrong_byte(*key, i);
    s.check(!revealed(sessions.use(device, wrong)), "a key with one wrong byte opens nothing");
    s.check(!revealed(sessions.close(device, wrong)), "a key with one wrong byte closes nothing");
  }
  s.check(revealed(sessions.use(device, *key)), "the right key is right");
  s.check(revealed(sessions.close(device, *key)), "the right key is right");
}

void same_work_for_everybody(Scenario& s) {
  const auto office = open_office(s);
  TestMachine& machine = office->machine;
  machine.stretches();
  machine.stretched_bytes();
  for (const char* user : {"alice", "bob", "carol", ""})
    for (const std::string password : {"wonderland", "builder", "", "a rather long one"}) {
      office->login.check(user, password);
      s.check(machine.stretches() == 1, "check() calls stretch() once, whoever it is");
      s.check(machine.stretched_bytes() == static_cast<long>(password.size()),
              "check() calls stretch() with the password, whoever it is");
      office->login.change(user, password + "?", "12345678");
      s.check(machine.stretches() == 2, "change() calls stretch() twice, whoever it is");
      s.check(machine.stretched_bytes() == static_cast<long>(password.size()) + 9,
              "change() calls stretch() with each of the two passwords, whoever it is");
    }
  s.check(office->login.change("bob", "builder", "12") && machine.stretches() == 2 &&
              machine.stretched_bytes() == 9,
          "change() calls stretch() once with each of the two passwords");
}

void decided_once(Scenario& s) {
  const char* const once = "each call asks decided() once at most";
  const auto office = open_office(s);
  for (const char* user : {"alice", "carol"})
    for (const char* password : {"x", "wonderland"}) {
      office->login.check(user, password);
      s.check(office->machine.decisions() <= 1, once);
      office->login.change(user, password, "wonderland");
      s.check(office->machine.decisions() <= 1, once);
    }
  Sessions sessions(2, std::chrono::hours(1), 1, office->machine);
  const Device device(7);
  for (int i = 0; i < 2; ++i) {
    const std::optional<Secret> key = sessions.open(device);
    s.check(office->machine.decisions() <= 1, once);
    if (!key) continue;
    for (const Secret& each : {with_wrong_byte(*key, 0), with_wrong_byte(*key, 15), *key, *key}) {
      sessions.use(device, each);
      s.check(office->machine.decisions() <= 1, once);
    }
    if (i == 1) office->machine.move(std::chrono::hours(2));
    sessions.use(device, *key);
    s.check(office->machine.decisions() <= 1, once);
    sessions.close(device, *key);
    s.check(office->machine.decisions() <= 1, once);
  }
}

// What must hold of every reader: which requests it hands on, how much it takes from a client who
// means no good, and what it leaves behind.
#include <algorithm>
#include <string>
#include <vector>

#include "machine.hpp"
#include "scenario.hpp"

using namespace security;
using ccgrade::Scenario;

namespace {

/// A client that sends a text, or the same text again and again, and then hangs up.
class Client final : public Line {
 public:
  explicit Client(std::string text, std::size_t times = 1)
      : text_(std::move(text)), size_(text_.size() * times) {}
  int next() override {
    if (taken_ == size_) return -1;
    return static_cast<unsigned char>(text_[taken_++ % text_.size()]);
  }
  std::size_t taken() const { return taken_; }

 private:
  std::string text_;
  std::size_t size_, taken_ = 0;
};

struct Seen {
  bool accepted = false;
  int calls = 0;
  std::string user, password;
  bool in_machine_memory = false;
};

Seen read(Line& line, TestMachine& machine) {
  Seen seen;
  seen.accepted =
      read_request(line, machine, [&](const std::string& user, std::string_view password) {
        ++seen.calls;
        seen.user = user;
        seen.password = password;
        seen.in_machine_memory = machine.holds(password);
      });
  return seen;
}

void check_nothing_left(Scenario& s, const TestMachine& machine) {
  s.check(machine.all_given_back(), "all memory has been given back, whole and once");
  s.check(machine.all_wiped(), "memory holds zeros when it is given back");
}

void check_accepted(Scenario& s, const std::string& head, const std::string& password,
                    const std::string& user) {
  TestMachine machine;
  Client client(head + password + "more");
  const Seen seen = read(client, machine);
  s.check(seen.accepted && seen.calls == 1, "a request as the contract describes it is accepted");
  s.check(seen.user == user && seen.password == password,
          "the handler gets the user and the password that were sent");
  s.check(client.taken() == head.size() + password.size(),
          "no byte is taken that is not the request's");
}

void check_refused(Scenario& s, const std::string& head) {
  TestMachine machine;
  Client client(head + std::string(400, 'x'));
  const Seen seen = read(client, machine);
  s.check(!seen.accepted && seen.calls == 0, "what is not as the contract says is refused");
  s.check(client.taken() <= std::min(head.size(), kMostHead),
          "nothing is taken that stands behind a head that is refused");
}

std::string head_of(const std::string& user, const std::string& length) {
  return "user: " + user + "\nlength: " + length + "\n\n";
}

/// A good head of so many bytes.
std::string long_head(std::size_t size) {
  const std::string head = "x: \n" + head_of("alice", "6");
  return "x: " + std::string(size - head.size(), '.') + head.substr(3);
}

}  // namespace

void plain_requests(Scenario& s) {
  check_accepted(s, head_of("alice", "6"), "secret", "alice");
  check_accepted(s, "length: 1\nlang: eo\nuser: bob: b\nlang: fr\n\n", "x", "bob: b");
  check_accepted(s, head_of(std::string(kMostUser, 'u'), "256"), std::string(256, '\xff'),
                 std::string(kMostUser, 'u'));
  check_accepted(s, head_of("carol", "5"), std::string("\0\n\n: ", 5), "carol");
  check_accepted(s, long_head(kMostHead), "secret", "alice");
  TestMachine machine;
  Client client(head_of("alice", "3") + "one" + head_of("bob", "3") + "two");
  const Seen first = read(client, machine), second = read(client, machine),
             third = read(client, machine);
  s.check(first.password == "one" && second.user == "bob" && second.password == "two",
          "one request follows the other");
  s.check(!third.accepted, "when the client has hung up there is no request");
}

void hostile_lengths(Scenario& s) {
  for (const char* length :
       {"", "0", "257", "300", "999", "1000", "-1", "-250", "+6", " 6", "6 ", "0x6", "6.0", "six",
        // What is left of these in 32, 64 and 128 bits is a small number.
        "4294967297", "4294967302", "8589934598", "18446744073709551617", "18446744073709551622",
        "36893488147419103238", "340282366920938463463374607431768211462"})
    check_refused(s, head_of("alice", length));
  check_refused(s, head_of("alice", std::string(300, '9')));
}

void hostile_heads(Scenario& s) {
  for (const char* head :
       {"\n", "user: alice\n\n", "length: 6\n\n", "user: \nlength: 6\n\n",
        "user: alice\nuser: alice\nlength: 6\n\n", "user: alice\nuser: root\nlength: 6\n\n",
        "user: alice\nlength: 6\nlength: 6\n\n", "user: alice\nlength: 6\nlength: 7\n\n",
        "user: alice\nlength: 6\nnonsense\n\n", "user:alice\nlength: 6\n\n"})
    check_refused(s, head);
  check_refused(s, head_of(std::string(kMostUser + 1, 'u'), "6"));
  check_refused(s, long_head(kMostHead + 1));
}

void hung_up(Scenario& s) {
  const std::string request = head_of("alice", "6") + "secret";
  TestMachine machine;
  for (std::size_t size = 0; size < request.size(); ++size) {
    Client client(request.substr(0, size));
    const Seen seen = read(client, machine);
    s.check(!seen.accepted && seen.calls == 0, "a request that ends too early is refused");
  }
}

void endless_head(Scenario& s) {
  for (const char* text : {"x", "a: b\n", "user: alice\nlength: 6\n"}) {
    TestMachine machine;
    Client client(text, 50'000);
    s.check(!read(client, machine).accepted, "a head that is too long is refused");
    s.check(client.taken() <= kMostHead, "at most kMostHead bytes are taken of a head");
  }
}

void nothing_is_left(Scenario& s) {
  TestMachine machine;
  for (const std::string& password :
       {std::string("secret"), std::string("x"), std::string(kMostPassword, 'p')}) {
    Client client(head_of("alice", std::to_string(password.size())) + password);
    s.check(read(client, machine).in_machine_memory,
            "the password is kept in memory from take_memory()");
    check_nothing_left(s, machine);
  }
}

void left_by_who_hangs_up(Scenario& s) {
  TestMachine machine;
  for (int size = 0; size < 6; ++size) {
    Client client(head_of("alice", "6") + std::string("secret").substr(0, size));
    read(client, machine);
  }
  check_nothing_left(s, machine);
}

void left_by_a_throw(Scenario& s) {
  TestMachine machine;
  Client client(head_of("alice", "6") + "secret");
  int caught = 0;
  try {
    read_request(client, machine, [](const std::string&, std::string_view) { throw 7; });
  } catch (int thrown) {
    caught = thrown;
  }
  s.check(caught == 7, "what the handler throws comes out");
  check_nothing_left(s, machine);
}

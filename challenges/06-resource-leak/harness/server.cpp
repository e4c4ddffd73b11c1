// What must hold of every request: the outcome, what the peer is sent, and what is open when it is
// over, whatever has failed.
#include <thread>
#include <vector>

#include "office.hpp"
#include "requests.hpp"

using namespace resource_leak;
using ccgrade::Scenario;
using machine::Fault;

void a_report(Scenario& s) {
  const auto office = open_office(s, 1);
  check_sent(s, office->server, {"daily", {"orders"}, "north"}, "Daily: 11;12;13;");
  check_sent(s, office->server, {"weekly", {"returns"}, "south"},
             "A week of orders, returns and stock: 21;22;");
  s.check(office->server.sent() == 2, "sent() counts what was sent");
  check_all_closed(s, office->pool);
}

void rows_alternate(Scenario& s) {
  const auto office = open_office(s, 2);
  check_sent(s, office->server, {"daily", {"orders", "returns"}, "north"},
             "Daily: 11;21;12;22;13;");
  check_sent(s, office->server, {"nightly", {"stock", "orders"}, "south"}, "Nightly: 31;11;12;13;");
  check_all_closed(s, office->pool);
}

void format_is_called_in_order(Scenario& s) {
  const auto office = open_office(s, 2);
  std::vector<long> values;
  const auto caller = std::this_thread::get_id();
  const Format format = [&](long value) {
    s.check(std::this_thread::get_id() == caller, "`format` is called on the caller's thread");
    values.push_back(value);
    return plain(value);
  };
  office->server.handle({"daily", {"orders", "returns"}, "north"}, format);
  s.check(values == std::vector<long>{11, 21, 12, 22, 13}, "`format` is called once per row");
  check_all_closed(s, office->pool);
}

void outcomes(Scenario& s) {
  for (const Failing& failing : kFailing)
    s.check(open_office(s, 2)->server.handle(failing.request, plain) == failing.outcome, kOutcome);
  const Request good{"daily", {"stock"}, "north"};
  const auto office = open_office(s, 1);
  machine::plan(Fault::open_database, 1);
  s.check(office->server.handle(good, plain) == Outcome::no_connection, kOutcome);
  s.check(office->server.handle(good, plain) == Outcome::sent, kSent);
  office->pool.close();
  s.check(office->server.handle(good, plain) == Outcome::closed, kOutcome);
  s.check(office->server.sent() == 1, "sent() counts what was sent");
}

void what_format_throws(Scenario& s) {
  for (int nth = 1; nth <= 3; ++nth)
    s.check(comes_out(open_office(s, 1)->server, {"daily", {"orders"}, "north"}, nth), kAsItIs);
}

void a_step_fails(Scenario& s) {
  const auto office = open_office(s, 2);
  for (const Failing& failing : kFailing) {
    office->server.handle(failing.request, plain);
    if (!check_nothing_left(s)) return;
  }
  check_sent(s, office->server, {"daily", {"stock", "stock"}, "south"}, "Daily: 31;31;");
  check_all_closed(s, office->pool);
}

void every_call_fails_once(Scenario& s) {
  for (std::size_t i = 0; i < machine::kFaults; ++i) {
    const auto fault = static_cast<Fault>(i);
    for (unsigned nth = 1;; ++nth) {
      const auto office = open_office(s, 2);
      machine::plan(fault, nth);
      office->server.handle({"weekly", {"orders", "returns"}, "north"}, plain);
      if (!machine::plan_is_over(fault)) break;
      check_all_closed(s, office->pool);
    }
  }
}

void format_throws(Scenario& s) {
  const auto office = open_office(s, 2);
  for (int nth = 1; nth <= 5; ++nth) {
    comes_out(office->server, {"daily", {"orders", "returns"}, "north"}, nth);
    if (!check_nothing_left(s)) return;
  }
  check_sent(s, office->server, {"daily", {"stock", "stock"}, "south"}, "Daily: 31;31;");
  check_all_closed(s, office->pool);
}

void a_thousand_failures(Scenario& s) {
  const auto office = open_office(s, 2);
  for (int i = 0; i < 1'000 * s.scale(); ++i) {
    const Failing& failing = kFailing[s.rng().below(kFailing.size())];
    if (s.rng().below(4) == 0)
      comes_out(office->server, {"weekly", {"orders"}, "north"}, 1 + static_cast<int>(i % 3));
    else
      office->server.handle(failing.request, plain);
    if (!check_nothing_left(s)) return;
  }
  check_sent(s, office->server, {"daily", {"stock", "stock"}, "south"}, "Daily: 31;31;");
  check_all_closed(s, office->pool);
}

// What must hold of requests on several threads, where one fails beside another.
#include <atomic>
#include <thread>
#include <vector>

#include "office.hpp"
#include "rendezvous.hpp"
#include "requests.hpp"

using namespace resource_leak;
using ccgrade::Scenario;

void the_pool_is_closed(Scenario& s) {
  const auto office = open_office(s, 1);
  const auto lent = office->pool.acquire(1);
  {
    std::jthread asks([&] {
      s.check(office->server.handle({"daily", {"stock"}, "north"}, plain) == Outcome::closed,
              "a request that finds the pool closed, or waits as it is closed, ends with `closed`");
    });
    office->pool.close();
  }
  for (Connection* connection : lent) office->pool.release(connection);
  check_all_closed(s, office->pool);
}

void two_reports(Scenario& s) {
  const auto office = open_office(s, 2);
  {
    std::jthread first(
        [&] { check_sent(s, office->server, {"daily", {"stock"}, "north"}, "Daily: 31;"); });
    std::jthread second(
        [&] { check_sent(s, office->server, {"nightly", {"stock"}, "south"}, "Nightly: 31;"); });
  }
  s.check(office->server.sent() == 2, "sent() counts what was sent");
  check_all_closed(s, office->pool);
}

void two_with_two_queries(Scenario& s) {
  const auto office = open_office(s, 2);
  {
    std::jthread first([&] {
      check_sent(s, office->server, {"daily", {"stock", "stock"}, "north"}, "Daily: 31;31;");
    });
    std::jthread second([&] {
      check_sent(s, office->server, {"daily", {"stock", "stock"}, "south"}, "Daily: 31;31;");
    });
  }
  check_all_closed(s, office->pool);
}

void beside_a_bad_peer(Scenario& s) {
  const auto office = open_office(s, 2);
  {
    std::jthread first([&] {
      s.check(office->server.handle({"sticky", {"stock"}, "gone"}, plain) == Outcome::not_sent,
              kOutcome);
    });
    std::jthread second(
        [&] { check_sent(s, office->server, {"daily", {"stock"}, "south"}, "Daily: 31;"); });
  }
  check_all_closed(s, office->pool);
}

void beside_a_broken_connection(Scenario& s) {
  const auto office = open_office(s, 1);
  {
    std::jthread first([&] {
      s.check(
          office->server.handle({"daily", {"breaking"}, "north"}, plain) == Outcome::query_failed,
          kOutcome);
    });
    std::jthread second(
        [&] { check_sent(s, office->server, {"daily", {"stock"}, "south"}, "Daily: 31;"); });
  }
  check_all_closed(s, office->pool);
}

void beside_one_that_throws(Scenario& s) {
  const auto office = open_office(s, 1);
  {
    std::jthread first([&] { comes_out(office->server, {"daily", {"stock"}, "north"}, 1); });
    std::jthread second(
        [&] { check_sent(s, office->server, {"daily", {"stock"}, "south"}, "Daily: 31;"); });
  }
  check_all_closed(s, office->pool);
}

void side_by_side(Scenario& s) {
  const auto office = open_office(s, 2);
  const auto both = std::make_shared<ccgrade::Rendezvous>(2);
  {
    const auto report = [&](const std::string& peer) {
      std::atomic<bool> met = false;
      office->server.handle({"daily", {"stock"}, peer}, [&](long value) {
        met = both->meet();
        return plain(value);
      });
      s.check(met, "two requests are worked on at the same time when there are connections");
    };
    std::jthread first(report, "north"), second(report, "south");
  }
  check_all_closed(s, office->pool);
}

void many_requests(Scenario& s) {
  const auto office = open_office(s, 5);
  const std::size_t rounds = 6 * static_cast<std::size_t>(s.scale());
  std::atomic<std::size_t> sent = 0;
  const auto work = [&](std::size_t client) {
    for (std::size_t round = 0; round < rounds; ++round) {
      const Failing& failing = kFailing[(5 * client + round) % kFailing.size()];
      s.check(office->server.handle(failing.request, plain) == failing.outcome, kOutcome);
      const Request good{"weekly", {"orders", "returns"}, client % 2 ? "north" : "south"};
      s.check(office->server.handle(good, plain) == Outcome::sent, kSent);
      comes_out(office->server, good, 2);
      const std::size_t so_far = ++sent;
      s.check(office->server.sent() >= so_far, "sent() counts what was sent");
    }
  };
  {
    std::vector<std::jthread> clients;
    for (std::size_t i = 0; i < 4; ++i) clients.emplace_back(work, i);
  }
  s.check(office->server.sent() == sent, "sent() counts what was sent");
  check_all_closed(s, office->pool);
}

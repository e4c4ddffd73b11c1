// Sessions with a machine of their own, and what must hold of each.
#pragma once
#include <memory>

#include "machine.hpp"
#include "scenario.hpp"

/// Shared, so that a thread that stays behind finds what it may still use.
struct House {
  House(std::size_t most, security::Time life, unsigned quota)
      : sessions(most, life, quota, machine) {}
  TestMachine machine;
  security::Sessions sessions;
};

inline std::shared_ptr<House> open_house(ccgrade::Scenario& s, std::size_t most,
                                         security::Time life, unsigned quota) {
  auto house = std::make_shared<House>(most, life, quota);
  s.keep_until_exit(house);
  return house;
}

inline constexpr const char* kOpened = "a session is opened while there is room";
inline constexpr const char* kQuota = "a session allows as many requests as its quota, and no more";
inline constexpr const char* kMost = "never more sessions are open than `most`";

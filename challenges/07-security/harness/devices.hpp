// How often anybody has looked at devices, and devices that an attacker would choose.
#pragma once
#include "api.hpp"

/// Since the last call.
long looks();

/// All of them have the same hash, unless it has a seed that nobody can guess.
inline security::Device colliding(std::uint64_t number) {
  return security::Device(number << 32 | (number ^ 0xbad));
}

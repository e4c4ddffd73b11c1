// What a crowd of devices may cost: memory, and looks at them.
#include <malloc.h>

#include <vector>

#include "devices.hpp"
#include "house.hpp"

using namespace security;
using namespace std::chrono_literals;
using ccgrade::Scenario;

void guests_come_and_go(Scenario& s) {
  const auto house = open_house(s, 50, 1min, 1);
  const auto guests = [&](std::uint64_t from, std::uint64_t to) {
    for (; from < to; ++from) {
      const auto key = house->sessions.open(Device(from * 7919));
      if (key && from % 3 == 0) house->sessions.close(Device(from * 7919), *key);
      house->sessions.open(Device(1));
      house->machine.move(1s);
    }
  };
  const auto in_use = [] {
    const auto heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
  };
  guests(10, 1'000);
  const std::size_t before = in_use();
  guests(1'000, 20'000);
  s.check(in_use() <= before + 50'000, "memory does not grow with the calls");
  s.check(house->sessions.open_now() <= 50, kMost);
}

void devices_that_collide(Scenario& s) {
  constexpr std::uint64_t kDevices = 1'000;
  const auto house = open_house(s, kDevices, 1h, 4);
  std::vector<Secret> keys;
  looks();
  for (std::uint64_t i = 0; i < kDevices; ++i)
    keys.push_back(house->sessions.open(colliding(i)).value_or(Secret(kSecretSize)));
  s.check(looks() <= kMostLooks * static_cast<long>(kDevices),
          "open() looks at few devices, whichever come");
  for (std::uint64_t i = 0; i < kDevices; ++i) house->sessions.use(colliding(i), keys[i]);
  s.check(looks() <= kMostLooks * static_cast<long>(kDevices),
          "use() looks at few devices, whichever come");
  for (std::uint64_t i = 0; i < kDevices; ++i)
    house->sessions.use(colliding(i + kDevices), keys[i]);
  s.check(looks() <= kMostLooks * static_cast<long>(kDevices),
          "use() looks at few devices, for unknown ones too");
  for (std::uint64_t i = 0; i < kDevices; ++i) house->sessions.close(colliding(i), keys[i]);
  s.check(looks() <= kMostLooks * static_cast<long>(kDevices),
          "close() looks at few devices, whichever come");
}

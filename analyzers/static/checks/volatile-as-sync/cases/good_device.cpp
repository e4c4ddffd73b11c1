// A register of a device, and a variable of one thread.
#include <cstdint>
#include <thread>

volatile std::uint32_t* status;
volatile int spins;

void wait_for_device() {
  while ((*status & 1) == 0) {
  }
  for (spins = 0; spins < 100;) spins = spins + 1;
}

int main() {
  std::thread driver(wait_for_device);
  driver.join();
}

// All threads print by std::cout and std::cerr, whose settings are made before they start.
#include <iomanip>
#include <iostream>
#include <thread>
#include <vector>

int main() {
  std::cout << std::fixed << std::setprecision(2);
  std::vector<std::thread> printers;
  for (int i = 0; i < 2; ++i)
    printers.emplace_back([i] {
      std::cout << "thread " << i << ": " << 1.5 * i << '\n';
      std::cerr << i << '\n';
    });
  for (std::thread& each : printers) each.join();
  std::cout << std::setw(4) << printers.size() << std::endl;
}

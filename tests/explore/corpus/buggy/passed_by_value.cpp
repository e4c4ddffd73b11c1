// Passing the settings by value copies them, while another thread changes one of them.
// expect: race
// missed by: g++
#include <thread>

struct Settings {
  long limits[8] = {};
};
Settings settings;

[[gnu::noinline]] long first_of(Settings own) {
  return own.limits[0];
}

int main() {
  std::thread writer([] { settings.limits[3] = 1; });
  const long first = first_of(settings);
  writer.join();
  return static_cast<int>(first);
}

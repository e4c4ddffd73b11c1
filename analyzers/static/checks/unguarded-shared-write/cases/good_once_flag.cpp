// A local once_flag is for all who have it: call_once looks after it and after what it runs.
#include <mutex>
#include <string>
#include <thread>

std::string read_settings() {
  return "depth=3";
}

int main() {
  std::once_flag read;
  std::string settings;
  const auto length = [&] {
    std::call_once(read, [&] { settings = read_settings(); });
    return settings.size();
  };
  std::jthread other(length);
  return static_cast<int>(length());
}

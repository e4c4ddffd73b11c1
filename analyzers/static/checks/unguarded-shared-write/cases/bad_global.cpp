// The log is written by the thread and by who has started it.
#include <string>
#include <thread>
#include <vector>

static std::vector<std::string> log_lines;

static void note(const std::string& text) {
  log_lines.push_back(text);  // FINDING unguarded-shared-write
}

static void serve() {
  for (int i = 0; i < 3; ++i) note("served");
}

int main() {
  note("starting");
  std::thread server(serve);
  note("started");
  server.join();
  note("ended");
  return static_cast<int>(log_lines.size());
}

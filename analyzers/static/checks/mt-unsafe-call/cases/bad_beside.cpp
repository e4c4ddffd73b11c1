// The main thread, while its helper runs.
#include <netdb.h>

#include <cstdlib>
#include <string>
#include <thread>

const char* home() {
  return std::getenv("HOME");
}

void* resolve(const std::string& host) {
  return gethostbyname(host.c_str());  // FINDING mt-unsafe-call
}

void configure() {
  setenv("MODE", "fast", 1);  // FINDING mt-unsafe-call
}

int main() {
  std::thread helper([] { home(); });
  resolve("localhost");
  configure();
  helper.join();
}

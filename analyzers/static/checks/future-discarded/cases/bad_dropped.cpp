#include <future>
#include <string>

void upload(const std::string&) {}

void save(const std::string& name) {
  std::async(std::launch::async, [&name] { upload(name); });  // FINDING future-discarded
  (void)std::async(upload, name);                             // FINDING future-discarded
}

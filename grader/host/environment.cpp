#include "grader/host/environment.hpp"

#include <cstdlib>

namespace ccgrade {

std::vector<std::string> environment(const Command& command) {
  const char* path = std::getenv("PATH");
  std::vector<std::string> all{std::string("PATH=") + (path ? path : "/usr/bin:/bin"),
                               "LANG=C.UTF-8", "HOME=/nonexistent"};
  all.insert(all.end(), command.env.begin(), command.env.end());
  return all;
}

}  // namespace ccgrade

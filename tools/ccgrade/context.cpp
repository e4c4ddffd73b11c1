#include "tools/ccgrade/context.hpp"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace ccgrade {

int fail(Exit code, const Error& error) {
  std::string shown = error.message;  // names in it may be anything
  for (char& c : shown)
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = '?';
  std::cerr << "ccgrade: " << shown << '\n';
  return static_cast<int>(code);
}

namespace {

/// $HOME, or what the system's accounts say. Never a folder that others may write to: who fills the
/// cache decides what is graded.
std::string home_folder() {
  const char* home = std::getenv("HOME");
  if (home && home[0] == '/') return home;
  const passwd* account = getpwuid(getuid());
  return account && account->pw_dir ? account->pw_dir : "/nonexistent";
}

}  // namespace

std::string xdg_folder(const char* variable, const std::string& standard) {
  const char* chosen = std::getenv(variable);
  if (chosen && chosen[0] == '/') return std::string(chosen) + "/ccgrade";
  return home_folder() + "/" + standard + "/ccgrade";
}

std::string default_learner() {
  for (const char* variable : {"CCGRADE_LEARNER", "USER", "LOGNAME"})
    if (const char* name = std::getenv(variable); name && *name) return name;
  return "learner";
}

}  // namespace ccgrade

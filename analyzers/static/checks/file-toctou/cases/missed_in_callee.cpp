// The look and the use are in two functions.
#include <filesystem>
#include <fstream>
#include <string>

static void create(const std::string& path) {
  std::ofstream file(path);
  file << "empty\n";
}

int main(int count, char** words) {
  const std::string path = count > 1 ? words[1] : "state";
  if (!std::filesystem::exists(path)) create(path);  // MISSED file-toctou
}

// A store of settings that makes what it does not find, and moves what it thinks nobody has.
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

class Settings {
 public:
  explicit Settings(std::string path) : path_(std::move(path)) {}

  void prepare() {
    if (!std::filesystem::exists(path_)) {  // FINDING file-toctou
      std::ofstream file(path_);
      file << "level=1\n";
    }
  }

  void archive(const std::filesystem::path& target) {
    const bool taken = std::filesystem::exists(target);  // FINDING file-toctou
    if (taken) throw std::runtime_error("there is one already");
    std::filesystem::rename(path_, target);
  }

  std::string first_line() {
    std::string line;
    if (std::filesystem::is_regular_file(path_)) {  // FINDING file-toctou
      std::ifstream file(path_);
      std::getline(file, line);
    }
    return line;
  }

 private:
  std::string path_;
};

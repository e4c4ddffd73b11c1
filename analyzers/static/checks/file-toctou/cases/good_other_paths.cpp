// Looks at one file and opens another; or looks only to say what is wrong.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

class Journal {
 public:
  explicit Journal(std::filesystem::path folder) : folder_(std::move(folder)) {}

  bool load(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path)) std::cerr << path << " is not there\n";
    std::ifstream file(path);
    if (!file) return false;
    for (std::string line; std::getline(file, line);) lines_.push_back(line);
    return true;
  }

  void write(const std::string& name) {
    if (!std::filesystem::exists(folder_)) std::filesystem::create_directories(folder_);
    std::ofstream file(folder_ / name);
    for (const std::string& line : lines_) file << line << '\n';
  }

  void add(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path)) return;
    std::ofstream file(path, std::ios::app);
    file << lines_.back() << '\n';
  }

  std::string free_name(std::filesystem::path path) {
    if (std::filesystem::exists(path)) {
      path.replace_extension(".new");
      std::ofstream file(path);
      file << lines_.size();
    }
    return path.string();
  }

  static void describe(const std::string& path) {
    std::cout << path << (std::filesystem::exists(path) ? " is there\n" : " is missing\n");
  }

 private:
  std::filesystem::path folder_;
  std::vector<std::string> lines_;
};

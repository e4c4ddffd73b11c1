// A flag says whether the caller holds the mutex, which callers can; or the program's own calls say
// what the flag is for; or a function is for those who hold it.
#include <mutex>
#include <string>
#include <vector>

class Journal {
 public:
  void append(const std::string& line, bool is_locked) {
    if (is_locked) {
      write(line);
    } else {
      std::lock_guard lock(mutex);
      write(line);
    }
  }

  std::mutex mutex;

 private:
  void write(const std::string& line) { lines_.push_back(line); }
  std::vector<std::string> lines_;
};

class Lent {
 public:
  [[nodiscard]] std::unique_lock<std::mutex> hold() { return std::unique_lock(mutex_); }

  void append(const std::string& line, bool is_held) {
    if (is_held) {
      write(line);
    } else {
      std::lock_guard lock(mutex_);
      write(line);
    }
  }

  std::size_t lines_unlocked() const { return lines_.size(); }

 private:
  void write(const std::string& line) { lines_.push_back(line); }

  std::mutex mutex_;
  std::vector<std::string> lines_;
};

class Settings {
 public:
  Settings() { load("defaults", true); }

  void reload(const std::string& file) { load(file, false); }

 private:
  void load(const std::string& file, bool first) {
    if (first) {
      read(file);
    } else {
      std::lock_guard lock(mutex_);
      read(file);
    }
  }
  void read(const std::string& file) { files_.push_back(file); }

  std::mutex mutex_;
  std::vector<std::string> files_;
};

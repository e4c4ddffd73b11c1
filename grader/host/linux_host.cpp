#include "grader/host/linux_host.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <sstream>

#include "grader/host/digest.hpp"
#include "grader/host/new_file.hpp"
#include "grader/host/open_file.hpp"
#include "grader/host/second_try.hpp"
#include "grader/host/supervise.hpp"
#include "grader/host/supervise_confined.hpp"
#include "grader/host/turns.hpp"

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

std::string over(std::size_t cap) {
  return " is larger than " + std::to_string(cap) + " bytes, the most that is read";
}

class LinuxHost final : public Host {
 public:
  LinuxHost(int jobs, std::stop_token stop, std::string cell)
      : jobs_(std::max(1, jobs)),
        turns_(jobs_),
        stop_(std::move(stop)),
        has_cells_(!cell.empty()),
        cells_(std::move(cell), children_) {}

  ProcessResult run(const Command& command) override {
    const bool confined = command.confinement && confines();
    turns_.take();
    ProcessResult result = with_second_try(
        {[&] { return confined ? run_confined(command) : supervise(command, children_, stop_); },
         [this] {
           const Result<std::string> counts = read_file("/proc/vmstat", 1 << 20);
           return counts ? ended_for_memory(*counts) : 0L;
         }},
        stop_);
    turns_.give_back();
    return result;
  }
  int jobs() const override { return jobs_; }
  Status confines() override {
    return has_cells_ ? cells_.ready() : Error{"commands are not to be confined"};
  }

  Result<std::string> read_file(const std::string& path, std::size_t cap) override;
  Result<std::string> digest_file(const std::string& path) override;
  Status write_file(const std::string& path, const std::string& content) override;
  Status copy_file(const std::string& from, const std::string& to, std::size_t cap) override;
  Result<std::vector<std::string>> list(const std::string& folder) override;
  bool is_folder(const std::string& path) override {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
  }
  bool is_file(const std::string& path) override {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
  }
  Status make_folder(const std::string& path) override {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) return Error{"cannot make the folder " + path + ": " + error.message()};
    return Done{};
  }
  std::optional<std::string> find_program(const std::string& name) override;
  double monotonic_seconds() override {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
  }
  std::string utc_now() override;
  bool stopping() const override { return stop_.stop_requested(); }

 private:
  ProcessResult run_confined(Command command) {
    if (const auto program = find_program(command.argv[0])) command.argv[0] = *program;
    return supervise_confined(command, *command.confinement, cells_, stop_);
  }

  int jobs_;
  Turns turns_;
  Children children_;
  std::stop_token stop_;
  bool has_cells_;
  Cells cells_;
};

Result<std::string> LinuxHost::read_file(const std::string& path, std::size_t cap) {
  const Result<OpenFile> file = OpenFile::open(path);
  if (!file) return file.error();
  std::string text;
  text.reserve(std::min(file->size(), cap));
  char buffer[1 << 16];
  ssize_t got = 0;
  while (text.size() <= cap && (got = read(file->fd(), buffer, sizeof buffer)) > 0)
    text.append(buffer, static_cast<std::size_t>(got));
  if (got < 0) return system_error("read", path);
  if (text.size() > cap) return Error{path + over(cap)};
  return text;
}

Result<std::string> LinuxHost::digest_file(const std::string& path) {
  const Result<OpenFile> file = OpenFile::open(path);
  if (!file) return file.error();
  std::string found = digest_of_open_file(file->fd(), file->size());
  if (found.empty()) return Error{path + " cannot be read, or changes while it is read"};
  return found;
}

Status LinuxHost::write_file(const std::string& path, const std::string& content) {
  NewFile file(path);
  file.append(content.data(), content.size());
  return file.keep(0644);
}

Status LinuxHost::copy_file(const std::string& from, const std::string& to, std::size_t cap) {
  const Result<OpenFile> source = OpenFile::open(from);
  if (!source) return source.error();
  NewFile copy(to);
  std::vector<char> buffer(1 << 20);
  std::size_t taken = 0;
  ssize_t got = 0;
  while (taken <= cap && (got = read(source->fd(), buffer.data(), buffer.size())) > 0) {
    taken += static_cast<std::size_t>(got);
    copy.append(buffer.data(), static_cast<std::size_t>(got));
  }
  if (got < 0) return system_error("read", from);
  if (taken > cap) return Error{from + over(cap)};
  return copy.keep(source->is_program() ? 0755 : 0644);
}

Result<std::vector<std::string>> LinuxHost::list(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error))
    names.push_back(entry->path().filename().string());
  if (error) return Error{"cannot list " + folder + ": " + error.message() + "; make it readable"};
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<std::string> LinuxHost::find_program(const std::string& name) {
  if (name.find('/') != std::string::npos)
    return access(name.c_str(), X_OK) == 0 ? std::optional(name) : std::nullopt;
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "/usr/local/bin:/usr/bin:/bin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string candidate = folder + "/" + name;
    if (is_file(candidate) && access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return std::nullopt;
}

std::string LinuxHost::utc_now() {
  const auto now = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  const auto millis =
      std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[32];
  char whole[40];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
  std::snprintf(whole, sizeof whole, "%s.%03dZ", text, static_cast<int>(millis));
  return whole;
}

}  // namespace

std::unique_ptr<Host> make_linux_host(int jobs, std::stop_token stop, std::string cell) {
  return std::make_unique<LinuxHost>(jobs, std::move(stop), std::move(cell));
}

ScratchFolder::ScratchFolder(const std::string& prefix) {
  std::error_code ignored;
  path_ = (fs::temp_directory_path(ignored) / (prefix + ".XXXXXX")).string();
  if (mkdtemp(path_.data()) == nullptr) path_.clear();
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

}  // namespace ccgrade

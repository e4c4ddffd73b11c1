#include "grader/host/linux_host.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <sstream>
#include <utility>

#include "grader/host/digest.hpp"
#include "grader/host/supervise.hpp"

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

/// As many turns as cores; first come, first served.
class Turns {
 public:
  explicit Turns(int count) : free_(count) {}

  void take() {
    std::unique_lock lock(mutex_);
    const unsigned long mine = next_ticket_++;
    freed_.wait(lock, [&] { return free_ > 0 && mine == serving_; });
    --free_;
    ++serving_;
    freed_.notify_all();
  }
  void give_back() {
    std::lock_guard lock(mutex_);
    ++free_;
    freed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  int free_;
  unsigned long next_ticket_ = 0;
  unsigned long serving_ = 0;
};

Error system_error(const std::string& what, const std::string& path) {
  return Error{"cannot " + what + " " + path + ": " + std::strerror(errno)};
}

/// A regular file, open for reading.
class OpenFile {
 public:
  static Result<OpenFile> open(const std::string& path) {
    // O_NONBLOCK: a FIFO in a submission must not hang the open.
    OpenFile file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file.fd_ < 0 && errno == ELOOP)
      return Error{path + " is a symbolic link; put the file itself there"};
    if (file.fd_ < 0) return system_error("read", path);
    struct stat info{};
    if (fstat(file.fd_, &info) != 0 || !S_ISREG(info.st_mode))
      return Error{path + " is not a regular file; put the file itself there"};
    file.size_ = static_cast<std::size_t>(info.st_size);
    return file;
  }
  OpenFile(OpenFile&& other) noexcept : fd_(std::exchange(other.fd_, -1)), size_(other.size_) {}
  OpenFile& operator=(OpenFile&&) = delete;
  ~OpenFile() {
    if (fd_ >= 0) close(fd_);
  }
  int fd() const { return fd_; }
  std::size_t size() const { return size_; }

 private:
  explicit OpenFile(int fd) : fd_(fd) {}
  int fd_;
  std::size_t size_ = 0;
};

class LinuxHost final : public Host {
 public:
  LinuxHost(int jobs, std::stop_token stop)
      : jobs_(std::max(1, jobs)), turns_(jobs_), stop_(std::move(stop)) {}

  ProcessResult run(const Command& command) override {
    turns_.take();
    ProcessResult result = supervise(command, children_, stop_);
    turns_.give_back();
    return result;
  }
  int jobs() const override { return jobs_; }

  Result<std::string> read_file(const std::string& path, std::size_t cap) override;
  Result<std::string> digest_file(const std::string& path) override;
  Status write_file(const std::string& path, const std::string& content) override;
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
  int jobs_;
  Turns turns_;
  Children children_;
  std::stop_token stop_;
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
  if (text.size() > cap)
    return Error{path + " is larger than " + std::to_string(cap) + " bytes, the most that is read"};
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
  std::string temporary = path + ".XXXXXX";
  const int fd = mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) return system_error("write", path);
  std::size_t done = 0;
  bool failed = false;
  while (done < content.size() && !failed) {
    const ssize_t put = write(fd, content.data() + done, content.size() - done);
    failed = put < 0;
    if (!failed) done += static_cast<std::size_t>(put);
  }
  fchmod(fd, 0644);
  failed = close(fd) != 0 || failed;
  if (!failed && rename(temporary.c_str(), path.c_str()) == 0) return Done{};
  const Error error = system_error("write", path);
  unlink(temporary.c_str());
  return error;
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

std::unique_ptr<Host> make_linux_host(int jobs, std::stop_token stop) {
  return std::make_unique<LinuxHost>(jobs, std::move(stop));
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

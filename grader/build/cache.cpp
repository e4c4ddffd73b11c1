#include "grader/build/cache.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <vector>

namespace fs = std::filesystem;

namespace ccgrade {

BuildCache::BuildCache(Host& host, std::string folder, std::string fallback)
    : host_(host), folder_(std::move(folder)) {
  const std::string probe = folder_ + "/.writable";
  if (host_.make_folder(folder_) && host_.write_file(probe, "")) return;
  note_ = "the cache " + folder_ +
          " cannot be written, so everything was built afresh; make it writable or set "
          "XDG_CACHE_HOME";
  folder_ = std::move(fallback);
  if (const Status made = host_.make_folder(folder_); !made) note_ = made.error().message;
}

Result<std::string> BuildCache::get(const std::string& key, const std::string& extension,
                                    const std::function<Status(const std::string&)>& make) {
  const std::string path = folder_ + "/" + key + extension;
  std::promise<Result<std::string>> promise;
  {
    std::unique_lock lock(mutex_);
    const auto [slot, first] = being_made_.try_emplace(path, promise.get_future().share());
    if (!first) {
      const std::shared_future<Result<std::string>> theirs = slot->second;
      lock.unlock();
      return theirs.get();
    }
  }
  Result<std::string> result = find_or_make(path, make);
  {
    // Forgotten, so that a product that was trimmed, or could not be made, is tried afresh.
    std::lock_guard lock(mutex_);
    being_made_.erase(path);
  }
  promise.set_value(result);
  return result;
}

Result<std::string> BuildCache::find_or_make(const std::string& path, const Make& make) {
  std::error_code ignored;
  if (host_.is_file(path)) {
    fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);
    return path;
  }
  static std::atomic<unsigned> counter{0};
  const std::string temporary =
      path + ".making-" + std::to_string(getpid()) + "-" + std::to_string(counter++);
  const Status made = make(temporary);
  if (!made) {
    fs::remove(temporary, ignored);
    return made.error();
  }
  std::error_code error;
  fs::rename(temporary, path, error);
  if (error) return Error{"cannot keep " + path + ": " + error.message()};
  return path;
}

void BuildCache::forget(const std::string& path) {
  std::error_code ignored;
  if (path.starts_with(folder_ + "/")) fs::remove(path, ignored);
}

void BuildCache::trim(std::size_t cap_bytes) {
  struct Entry {
    fs::path path;
    fs::file_time_type used;
    std::size_t bytes;
  };
  std::vector<Entry> entries;
  std::size_t total = 0;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code gone;  // another ccgrade may be trimming too
    const Entry found{entry->path(), entry->last_write_time(gone), entry->file_size(gone)};
    if (gone) continue;
    total += found.bytes;
    entries.push_back(found);
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.used < b.used; });
  for (const Entry& oldest : entries) {
    if (total <= cap_bytes) return;
    fs::remove(oldest.path, error);
    total -= oldest.bytes;
  }
}

}  // namespace ccgrade

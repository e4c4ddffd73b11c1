#include "grader/build/cache.hpp"

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <utility>

#include "grader/build/trim.hpp"

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

constexpr const char* kSeal = ".digest";

}  // namespace

BuildCache::BuildCache(Host& host, std::string folder, std::string fallback)
    : host_(host), folder_(std::move(folder)) {
  const std::string probe = folder_ + "/.writable";
  if (host_.make_folder(folder_) && host_.write_file(probe, "")) {
    std::error_code ignored;  // somebody else's cache may have tried, and removed it, at once
    fs::remove(probe, ignored);
    return;
  }
  note_ = "the cache " + folder_ +
          " cannot be written, so nothing that was built is kept; make it writable or set "
          "XDG_CACHE_HOME";
  read_only_ = std::exchange(folder_, std::move(fallback));
  if (const Status made = host_.make_folder(folder_); !made) note_ = made.error().message;
}

Result<std::string> BuildCache::get(const std::string& key, const std::string& extension,
                                    const std::function<Status(const std::string&)>& make) {
  if (const std::string kept = read_only_ + "/" + key + extension;
      !read_only_.empty() && is_whole(kept))
    return kept;
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
  if (is_whole(path)) {
    for (const std::string& used : {path, path + kSeal})
      fs::last_write_time(used, fs::file_time_type::clock::now(), ignored);
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
  if (const Status kept = keep(temporary, path); !kept) return kept.error();
  return path;
}

/// Beside each entry lies its digest, written after it: an entry that a crash or a full disk cut
/// off is made afresh, never trusted.
Status BuildCache::keep(const std::string& temporary, const std::string& path) {
  const Result<std::string> content = host_.digest_file(temporary);
  if (!content) return content.error();
  std::error_code error;
  fs::rename(temporary, path, error);
  if (error) return Error{"cannot keep " + path + ": " + error.message()};
  return host_.write_file(path + kSeal, *content);
}

bool BuildCache::is_whole(const std::string& path) {
  if (!host_.is_file(path)) return false;
  {
    std::lock_guard lock(mutex_);
    if (seen_whole_.contains(path)) return true;
  }
  const Result<std::string> seal = host_.read_file(path + kSeal, 1 << 10);
  const Result<std::string> content = host_.digest_file(path);
  if (!seal || !content || *seal != *content) return false;
  std::lock_guard lock(mutex_);
  seen_whole_.insert(path);
  return true;
}

void BuildCache::check_again(const std::string& path) {
  if (!path.starts_with(folder_ + "/")) return;
  {
    std::lock_guard lock(mutex_);
    seen_whole_.erase(path);
  }
  // An entry that is sound stays: another build may be linking it at this moment.
  if (is_whole(path)) return;
  std::error_code ignored;
  fs::remove(path, ignored);
  fs::remove(path + kSeal, ignored);
}

void BuildCache::trim(std::size_t cap_bytes) {
  trim_folder(folder_, cap_bytes, kSeal);
}

}  // namespace ccgrade

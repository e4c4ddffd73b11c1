#pragma once
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "grader/host/host.hpp"

namespace ccgrade {

/// Build products by content: a key names everything that went into one, so an entry never grows
/// stale and two ccgrades may share the folder at once (each writes beside, then renames over).
class BuildCache {
 public:
  /// `folder` is made when missing. When it cannot be written, its whole entries still serve,
  /// `fallback` takes for this run what is missing, and note() says so.
  BuildCache(Host& host, std::string folder, std::string fallback);

  const std::string& note() const { return note_; }

  /// The product for `key`, made by `make(path)` when it is not there yet. `make` writes the file
  /// at the path that it is given and returns an Error when it cannot. Thread-safe: who asks for a
  /// product while it is being made waits for that one.
  Result<std::string> get(const std::string& key, const std::string& extension,
                          const std::function<Status(const std::string& path)>& make);

  /// Reads an entry again that may be damaged, and removes it if it is: the next get() makes it
  /// afresh.
  void check_again(const std::string& path);

  /// Removes the entries that were not used for longest until at most `cap_bytes` are left.
  void trim(std::size_t cap_bytes);

 private:
  using Make = std::function<Status(const std::string& path)>;
  Status keep(const std::string& temporary, const std::string& path);
  bool is_whole(const std::string& path);
  Result<std::string> find_or_make(const std::string& path, const Make& make);

  Host& host_;
  std::string folder_;
  std::string read_only_;  ///< the folder that could not be written; empty when folder_ is it
  std::string note_;
  std::mutex mutex_;
  std::map<std::string, std::shared_future<Result<std::string>>> being_made_;
  std::set<std::string> seen_whole_;  ///< a precompiled header is large: it is checked once
};

}  // namespace ccgrade

#pragma once
// Summaries of units that have not changed since: an entry holds the digests of every file that was
// read for it, and serves as long as all of them are what they were (as ccache's direct mode has
// it). A header that is new, and found before the one that was read, goes unnoticed.
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "analyzers/static/engine/summary.hpp"
#include "grader/host/host.hpp"

namespace ccgrade {

/// Of one run: what it has seen of a file, it believes to its end. Thread-safe. Several ccgrades
/// may share a folder.
class SummaryCache {
 public:
  /// Without a folder, or when it cannot be written, nothing is kept. `version` tells apart what
  /// would summarise the same unit differently: the program's digest and its models.
  SummaryCache(Host& host, std::string folder, std::string version);

  /// The summary of a unit whose command is `command`, if it is still good.
  std::optional<UnitSummary> find(const std::vector<std::string>& command);
  /// Keeps the text of a summary. A summary that cannot be kept is made again the next time.
  void keep(const std::vector<std::string>& command, const UnitSummary& unit,
            const std::string& text);

  /// Removes what was not used for longest until at most `cap_bytes` are left.
  void trim(std::size_t cap_bytes);

 private:
  std::string path_of(const std::vector<std::string>& command) const;
  bool is_unchanged(const Input& input);

  Host& host_;
  std::string folder_;
  std::string version_;
  std::mutex mutex_;
  std::map<std::string, std::string> digests_;  ///< of files, as they are now
};

}  // namespace ccgrade

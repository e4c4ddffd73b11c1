#pragma once
#include <future>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "grader/build/cache.hpp"
#include "grader/build/variants.hpp"
#include "grader/host/installation.hpp"

namespace ccgrade {

/// One source file to compile and all that its object depends on.
struct SourceUnit {
  std::string file;  ///< relative to `cwd`
  std::string cwd;
  std::vector<std::string> include_dirs;  ///< searched after the file's own folder
  std::string content_digest;        ///< of the file and of every header of ours it may include
  std::vector<std::string> flags{};  ///< of this file alone, after those of its set
  bool confined = false;             ///< a stranger's: compiled where nothing else can be seen
};

/// clang++-19 behind the cache. Safe to call from several threads.
class Compiler {
 public:
  Compiler(Host& host, BuildCache& cache, const Installation& installation);

  /// What is compiled by whom: the first line of the compiler's --version; empty when there is
  /// none.
  const std::string& version() const { return version_; }

  /// The precompiled header for a set of flags; a new one when a system header that it holds has
  /// changed since.
  Result<std::string> precompiled_header(const ObjectSet& set);
  Result<std::string> object(const SourceUnit& unit, const ObjectSet& set);
  /// Links objects and libraries to a program.
  Result<std::string> program(const std::vector<std::string>& objects,
                              const std::vector<std::string>& flags);

  /// All flags that compile `unit` in `set`, the precompiled header among them.
  std::vector<std::string> flags(const SourceUnit& unit, const ObjectSet& set,
                                 const std::string& precompiled_header) const;
  /// The files and folders that this compilation needs; nothing: it may see all that we see.
  std::optional<std::vector<std::string>> may_see(const SourceUnit& unit,
                                                  const std::string& precompiled_header) const;

 private:
  struct Compilation {
    std::string cwd;
    std::vector<std::string> argv;
    std::optional<std::vector<std::string>> may_see;
    bool (*is_theirs)(const std::string& complaint);  ///< is it about the sources, not about us?
  };
  Status run(const Compilation& compilation, std::optional<Confinement> confinement);
  /// Makes the file `product`.
  Status make(Compilation compilation, const std::string& product);

  struct PlugIn {
    std::vector<std::string> flags;
    std::string digest;
  };
  Result<PlugIn> plug_in_of(const ObjectSet& set);
  Status precompile(const std::string& source, const std::vector<std::string>& flags,
                    const std::string& path);
  /// Does the compiler take the precompiled header, or has a header in it changed?
  bool accepts(const std::string& header, const std::vector<std::string>& flags);
  /// The same, asked of the compiler once for each key, however many units are compiled at once.
  bool is_current(const std::string& key, const std::string& header,
                  const std::vector<std::string>& flags);
  void note_current(const std::string& key);

  Host& host_;
  BuildCache& cache_;
  std::string harness_includes_;
  std::string plug_ins_;  ///< their folder
  std::string version_;
  std::mutex mutex_;
  /// By key of a precompiled header: whether it can be used. Each is tried once.
  std::map<std::string, std::shared_future<bool>> current_;
};

}  // namespace ccgrade

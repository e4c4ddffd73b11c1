#include "grader/build/trim.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

struct Entry {
  fs::path path;
  fs::file_time_type used;
  std::size_t bytes;
};

}  // namespace

void trim_folder(const std::string& folder, std::size_t cap_bytes, const std::string& companion) {
  std::vector<Entry> entries;
  std::size_t total = 0;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code gone;
    if (!companion.empty() && entry->path().extension() == companion) continue;
    const Entry found{entry->path(), entry->last_write_time(gone), entry->file_size(gone)};
    if (gone) continue;
    total += found.bytes;
    entries.push_back(found);
  }
  std::ranges::sort(entries, {}, &Entry::used);
  for (const Entry& oldest : entries) {
    if (total <= cap_bytes) return;
    fs::remove(oldest.path, error);
    if (!companion.empty()) fs::remove(oldest.path.string() + companion, error);
    total -= oldest.bytes;
  }
}

}  // namespace ccgrade

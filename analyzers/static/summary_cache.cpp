#include "analyzers/static/summary_cache.hpp"

#include <algorithm>
#include <filesystem>

#include "grader/build/trim.hpp"
#include "grader/host/digest.hpp"

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

constexpr std::size_t kLargestEntry = 256 << 20;

}  // namespace

SummaryCache::SummaryCache(Host& host, std::string folder, std::string version)
    : host_(host), folder_(std::move(folder)), version_(std::move(version)) {
  if (!folder_.empty() && !host_.make_folder(folder_)) folder_.clear();
}

std::string SummaryCache::path_of(const std::vector<std::string>& command) const {
  std::vector<std::string_view> parts = {version_};
  parts.insert(parts.end(), command.begin(), command.end());
  return folder_ + "/" + digest(parts) + ".json";
}

/// The entry is the summary behind its own digest: one that a crash has cut off is no entry.
std::optional<UnitSummary> SummaryCache::find(const std::vector<std::string>& command) {
  if (folder_.empty()) return std::nullopt;
  const std::string path = path_of(command);
  const Result<std::string> entry = host_.read_file(path, kLargestEntry);
  if (!entry) return std::nullopt;
  const std::size_t end = entry->find('\n');
  if (end == std::string::npos) return std::nullopt;
  const std::string text = entry->substr(end + 1);
  if (entry->substr(0, end) != digest({text})) return std::nullopt;
  Result<UnitSummary> unit = summary_from_json(text);
  if (!unit || unit->inputs.empty() ||
      !std::ranges::all_of(unit->inputs, [&](const Input& input) { return is_unchanged(input); }))
    return std::nullopt;
  std::error_code ignored;
  fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);
  return std::move(*unit);
}

void SummaryCache::keep(const std::vector<std::string>& command, const UnitSummary& unit,
                        const std::string& text) {
  if (folder_.empty() || unit.inputs.empty()) return;
  (void)host_.write_file(path_of(command), digest({text}) + "\n" + text);
}

bool SummaryCache::is_unchanged(const Input& input) {
  {
    std::lock_guard lock(mutex_);
    if (const auto known = digests_.find(input.path); known != digests_.end())
      return known->second == input.digest;
  }
  const Result<std::string> now = host_.digest_file(input.path);
  std::lock_guard lock(mutex_);
  return digests_.emplace(input.path, now ? *now : "").first->second == input.digest;
}

void SummaryCache::trim(std::size_t cap_bytes) {
  trim_folder(folder_, cap_bytes);
}

}  // namespace ccgrade

#include "tools/ccgrade/units_to_check.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

bool is_source(const fs::path& path) {
  const std::string extension = path.extension();
  return extension == ".cpp" || extension == ".cc" || extension == ".cxx" || extension == ".c";
}

bool names_a_standard_of_cpp(const std::string& flag) {
  return flag.starts_with("-std=c++") || flag.starts_with("-std=gnu++");
}

/// For a source that no compile_commands.json knows: one call may check C and C++, and names the
/// standard of one.
std::vector<std::string> flags_for(const fs::path& path, const std::vector<std::string>& given) {
  const bool c = path.extension() == ".c";
  std::vector<std::string> flags;
  std::ranges::copy_if(given, std::back_inserter(flags), [&](const std::string& flag) {
    return !flag.starts_with("-std=") || names_a_standard_of_cpp(flag) != c;
  });
  if (!c && std::ranges::none_of(flags, names_a_standard_of_cpp))
    flags.insert(flags.begin(), "-std=c++20");
  return flags;
}

class Units {
 public:
  Units(const CompileCommands& commands, const std::vector<std::string>& flags)
      : commands_(commands), flags_(flags) {}

  void add_file(const fs::path& path) {
    std::error_code ignored;
    const fs::path canonical = fs::weakly_canonical(path, ignored);
    if (!known_.insert(canonical).second) return;
    if (const auto command = commands_.find(canonical); command != commands_.end())
      units_.push_back(command->second);
    else
      units_.push_back({path.string(), "", flags_for(path, flags_)});
  }
  void add_folder(const fs::path& folder) {
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code ignored;
      const bool compiled =
          commands_.empty() || commands_.contains(fs::weakly_canonical(entry->path(), ignored));
      if (compiled && entry->is_regular_file(ignored) && is_source(entry->path()))
        add_file(entry->path());
    }
  }
  std::vector<TranslationUnit> take() {
    std::ranges::sort(units_, {}, &TranslationUnit::source);
    return std::move(units_);
  }

 private:
  const CompileCommands& commands_;
  const std::vector<std::string>& flags_;
  std::set<fs::path> known_;
  std::vector<TranslationUnit> units_;
};

}  // namespace

Result<std::vector<TranslationUnit>> units_to_check(const std::vector<std::string>& paths,
                                                    const CompileCommands& commands,
                                                    const std::vector<std::string>& flags) {
  Units units(commands, flags);
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_regular_file(path, error))
      units.add_file(path);
    else if (fs::is_directory(path, error))
      units.add_folder(path);
    else if (fs::exists(path, error))
      return Error{path +
                   " is neither a file nor a folder; give a source file or a folder of them"};
    else
      return Error{path + " does not exist"};
  }
  std::vector<TranslationUnit> found = units.take();
  if (found.empty()) return Error{"there is no C or C++ source file in " + paths.front()};
  return found;
}

}  // namespace ccgrade

#include "tools/ccgrade/compile_commands.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tools/ccgrade/shell_words.hpp"

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

using nlohmann::json;

constexpr std::size_t kDatabaseCap = 512 << 20;

/// Empty where there is no such field.
Result<std::string> text_in(const json& entry, const std::string& field) {
  const auto found = entry.find(field);
  if (found == entry.end()) return std::string();
  if (!found->is_string()) return Error{"`" + field + "` must be a string"};
  return found->get<std::string>();
}

Result<std::vector<std::string>> list_in(const json& entry, const std::string& field) {
  const auto found = entry.find(field);
  if (found == entry.end()) return std::vector<std::string>();
  const auto is_string = [](const json& word) { return word.is_string(); };
  if (!found->is_array() || !std::ranges::all_of(*found, is_string))
    return Error{"`" + field + "` must be a list of strings"};
  return found->get<std::vector<std::string>>();
}

Result<std::vector<std::string>> words_in(const json& entry) {
  const Result<std::vector<std::string>> arguments = list_in(entry, "arguments");
  if (!arguments || !arguments->empty()) return arguments;
  const Result<std::string> command = text_in(entry, "command");
  if (!command) return command.error();
  return shell_words(*command);
}

/// What is named in findings has its whole path: they are read far from where it is compiled.
std::string whole_path(const std::string& folder, const std::string& path) {
  return (fs::path(folder) / path).lexically_normal();
}

/// `-Iinclude` or, of two words, `-I include`: by its whole path, so that the headers have theirs.
bool add_header_folder(const std::vector<std::string>& words, std::size_t& i,
                       const std::string& folder, std::vector<std::string>& flags) {
  for (const std::string option : {"-I", "-isystem", "-iquote", "-idirafter"}) {
    if (!words[i].starts_with(option)) continue;
    const bool apart = words[i] == option;
    if (apart && i + 1 == words.size()) return false;
    const std::string path = apart ? words[++i] : words[i].substr(option.size());
    flags.insert(flags.end(), {option, whole_path(folder, path)});
    return true;
  }
  return false;
}

std::vector<std::string> flags_among(const std::vector<std::string>& words,
                                     const std::string& source, const std::string& folder) {
  std::vector<std::string> flags;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "-o")
      ++i;
    else if (words[i] != "-c" && words[i] != source && words[i] != "--" &&
             !add_header_folder(words, i, folder, flags))
      flags.push_back(words[i]);
  }
  return flags;
}

Result<TranslationUnit> read_entry(const json& entry) {
  if (!entry.is_object()) return Error{"it must be an object"};
  const Result<std::string> file = text_in(entry, "file");
  if (!file) return file.error();
  if (file->empty()) return Error{"`file` is missing"};
  const Result<std::string> folder = text_in(entry, "directory");
  if (!folder) return folder.error();
  const Result<std::vector<std::string>> words = words_in(entry);
  if (!words) return words.error();
  return TranslationUnit{whole_path(*folder, *file), *folder, flags_among(*words, *file, *folder)};
}

}  // namespace

Result<CompileCommands> parse_compile_commands(const std::string& text) {
  const json entries = json::parse(text, nullptr, false);
  if (!entries.is_array()) return Error{"it is not a list of compile commands"};
  if (entries.empty()) return Error{"it lists no file"};
  CompileCommands units;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Result<TranslationUnit> unit = read_entry(entries[i]);
    if (!unit) return Error{"in entry " + std::to_string(i + 1) + ", " + unit.error().message};
    std::error_code ignored;
    units[fs::weakly_canonical(fs::path(unit->cwd) / unit->source, ignored)] = *unit;
  }
  return units;
}

Result<CompileCommands> read_compile_commands(Host& host, const std::string& build) {
  if (build.empty()) return CompileCommands();
  const std::string path = build + "/compile_commands.json";
  const Result<std::string> text = host.read_file(path, kDatabaseCap);
  if (!text) return text.error();
  Result<CompileCommands> units = parse_compile_commands(*text);
  if (!units)
    return Error{path + " cannot be used: " + units.error().message +
                 " (CMake writes it with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON)"};
  return units;
}

}  // namespace ccgrade

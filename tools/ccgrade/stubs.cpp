// A stub is a tree of files below tools/ccgrade/stubs/KIND/ that mirrors the source tree, each with
// `.in` at its end. In paths NAME stands for the name; in texts @NAME@, @IDENTIFIER@ and @TYPE@ for
// what-it-is, what_it_is and WhatItIs.
#include "tools/ccgrade/stubs.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

constexpr const char* kStubs = "/tools/ccgrade/stubs/";
constexpr const char* kEnding = ".in";
constexpr std::size_t kLargest = 1 << 20;
constexpr std::size_t kLongestName = 40;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
  return text;
}

std::string type_name(const std::string& name) {
  std::string type;
  bool begins = true;
  for (const char c : name) {
    if (c != '-') type += static_cast<char>(begins ? std::toupper(c) : c);
    begins = c == '-';
  }
  return type;
}

std::string filled_in(std::string text, const std::string& name) {
  text = replaced(std::move(text), "@NAME@", name);
  text = replaced(std::move(text), "@IDENTIFIER@", replaced(name, "-", "_"));
  return replaced(std::move(text), "@TYPE@", type_name(name));
}

Status check_name(const std::string& kind, const std::string& name) {
  const bool challenge = kind == "challenge";
  const std::regex wanted(challenge ? "[0-9]{2}(-[a-z0-9]+)+" : "[a-z][a-z0-9]*(-[a-z0-9]+)*");
  if (name.size() <= kLongestName && std::regex_match(name, wanted)) return Done{};
  return Error{"`" + name + "` is no name for a " + kind + "; write it like " +
               (challenge ? "17-lost-orders" : "lost-orders")};
}

/// The stub's files below its folder, in order, and where each goes below the root.
std::map<std::string, std::string> files_of(const std::string& folder, const std::string& name) {
  std::map<std::string, std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string path = entry->path().string();
    if (!entry->is_regular_file(error) || !path.ends_with(kEnding)) continue;
    std::string target = replaced(path.substr(folder.size()), "NAME", name);
    target.erase(target.size() - std::string(kEnding).size());
    files[path] = target;
  }
  return files;
}

/// The folder that has the name, or the file where the name is the file's: what `rm -r` takes.
std::string removable(const std::string& target, const std::string& name) {
  const std::size_t folder = target.find("/" + name + "/");
  return folder == std::string::npos ? target : target.substr(0, folder + 1 + name.size());
}

}  // namespace

std::vector<std::string> stub_kinds(Host& host, const std::string& root) {
  const Result<std::vector<std::string>> kinds = host.list(root + kStubs);
  return kinds ? *kinds : std::vector<std::string>{};
}

Result<std::vector<std::string>> write_stub(Host& host, const std::string& root,
                                            const std::string& kind, const std::string& name) {
  const std::vector<std::string> kinds = stub_kinds(host, root);
  if (kinds.empty())
    return Error{root + " is no source tree of ccgrade: nothing can be added to an installed one"};
  if (std::ranges::find(kinds, kind) == kinds.end())
    return Error{"`" + kind + "` cannot be begun; choose check, probe, report or challenge"};
  if (const Status good = check_name(kind, name); !good) return good.error();
  const auto files = files_of(root + kStubs + kind, name);
  std::vector<std::string> made;
  for (const auto& [stub, target] : files) {
    const std::string path = root + removable(target, name);
    if (std::ranges::find(made, path) == made.end()) made.push_back(path);
  }
  for (const std::string& path : made)
    if (fs::exists(path)) return Error{path + " is there already; choose another name"};
  for (const auto& [stub, target] : files) {
    const Result<std::string> text = host.read_file(stub, kLargest);
    if (!text) return text.error();
    const std::string path = root + target;
    if (const Status folder = host.make_folder(path.substr(0, path.rfind('/'))); !folder)
      return folder.error();
    if (const Status put = host.write_file(path, filled_in(*text, name)); !put) return put.error();
  }
  return made;
}

}  // namespace ccgrade

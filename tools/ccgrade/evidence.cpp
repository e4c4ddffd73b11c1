#include "tools/ccgrade/evidence.hpp"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "grader/host/digest.hpp"

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

constexpr std::size_t kLargest = 256 << 20;

/// What no grading depends on: tests, and what plants bugs for them.
bool is_test(const std::string& path) {
  for (const char* folder : {"/cases/", "/traps/", "/testing/", "/mutations/"})
    if (path.find(folder) != std::string::npos) return true;
  return path.ends_with("_test.cpp");
}

/// Of all sources below a folder, tests and pages left out.
std::string digest_below(Host& host, const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string path = entry->path().string();
    const std::string extension = entry->path().extension();
    const bool counts = extension == ".cpp" || extension == ".hpp" || extension == ".toml";
    if (entry->is_regular_file(error) && counts && !is_test(path.substr(folder.size())))
      paths.push_back(path);
  }
  std::sort(paths.begin(), paths.end());
  std::string all;
  for (const std::string& path : paths)
    if (const auto text = host.read_file(path, 16 << 20))
      all = digest({all, path.substr(folder.size()), *text});
  return all;
}

std::string version_of(Host& host, const std::string& program) {
  Command ask;
  ask.argv = {program, "--version"};
  const std::string answer = host.run(ask).out;
  return answer.substr(0, answer.find('\n'));
}

/// Empty where a line has no such text: then it proves nothing.
std::string text_in(const nlohmann::json& row, const char* field) {
  const auto found = row.find(field);
  return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Status EvidenceFile::load(const Installation& installation) {
  const std::string& root = installation.root;
  const Result<std::string> rules = host_.read_file(root + "/analyzers/rules.toml", 1 << 20);
  if (!rules) return rules.error();
  std::string judge;
  for (const char* name : {"content_check.cpp", "grading.cpp"}) {
    const Result<std::string> text = host_.read_file(root + "/tools/ccgrade/" + name, 1 << 20);
    if (!text) return text.error();
    judge += *text;
  }
  tools_ = digest({digest_below(host_, root + "/grader"),
                   digest_below(host_, root + "/analyzers/static"),
                   digest_below(host_, root + "/analyzers/dynamic"),
                   digest_below(host_, root + "/analyzers/explore"), *rules,
                   digest_below(host_, root + "/tools/ccgrade-static"), judge,
                   version_of(host_, "clang++-19"), version_of(host_, "valgrind")})
               .substr(0, 16);
  if (!host_.is_file(path_)) return Done{};
  const Result<std::string> text = host_.read_file(path_, kLargest);
  if (!text) return text.error();
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    const nlohmann::json row = nlohmann::json::parse(line, nullptr, false);
    const nlohmann::json repeat = row.is_object() ? row.value("repeat", nlohmann::json()) : nullptr;
    if (!repeat.is_number_integer()) continue;
    const std::pair what{text_in(row, "fact"), text_in(row, "content")};
    const bool counts = text_in(row, "tools") == tools_;
    if (const std::string failed = text_in(row, "failed"); !failed.empty()) {
      if (counts) failures_[what] = failed;
      continue;
    }
    known_.insert(what);
    if (counts) repeats_[what].insert(repeat.get<int>());
  }
  return Done{};
}

bool EvidenceFile::has(const std::string& fact, const std::string& content, int repeat) const {
  const auto found = repeats_.find({fact, content});
  return found != repeats_.end() && found->second.contains(repeat);
}

bool EvidenceFile::knows(const std::string& fact, const std::string& content) const {
  return known_.contains({fact, content});
}

std::string EvidenceFile::failure(const std::string& fact, const std::string& content) const {
  const auto found = failures_.find({fact, content});
  return found == failures_.end() ? "" : found->second;
}

Status EvidenceFile::append(const std::string& fact, const std::string& content, int repeat,
                            const std::string& failed) {
  if (path_.empty()) return Done{};
  nlohmann::ordered_json row{{"fact", fact},
                             {"repeat", repeat},
                             {"content", content},
                             {"tools", tools_},
                             {"at", host_.utc_now()}};
  if (!failed.empty()) row["failed"] = failed;
  std::ofstream out(path_, std::ios::app);
  // Whatever cut the last line off must not take this one with it.
  if (const auto text = host_.read_file(path_, kLargest);
      text && !text->empty() && text->back() != '\n')
    out << '\n';
  out << row.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  out.flush();
  if (!out) return Error{"cannot write " + path_};
  return Done{};
}

std::string EvidenceFile::content_digest(const Challenge& challenge, const Submission& submission,
                                         const std::string& folder) const {
  const auto text_of = [&](const std::string& path) {
    const Result<std::string> text = host_.read_file(path, 1 << 20);
    return text ? *text : std::string();
  };
  return digest({submission.digest, text_of(folder + "/expected.toml"),
                 text_of(challenge.root + "/api.hpp"), text_of(challenge.root + "/challenge.toml"),
                 digest_below(host_, challenge.root + "/harness"),
                 digest_below(host_, challenge.root + "/bench"),
                 digest_below(host_, challenge.solutions_root + "/" + challenge.reference)})
      .substr(0, 16);
}

}  // namespace ccgrade

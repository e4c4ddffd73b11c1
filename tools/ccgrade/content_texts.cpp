#include "tools/ccgrade/content_texts.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

#include "grader/pipeline/admit.hpp"

namespace ccgrade {
namespace {

using TextFacts = std::vector<TextFact>;

void add_pages(Host& host, const Catalog& catalog, const Challenge& challenge, TextFacts& facts) {
  facts.push_back(
      {"has a statement", host.is_file(challenge.root + "/README.md") ? "" : "write README.md"});
  const std::vector<std::string> solutions = catalog.solutions(challenge);
  for (const std::string& name : solutions) {
    const std::string page = challenge.solutions_root + "/" + name + "/README.md";
    if (!host.is_file(page)) facts.push_back({"solution " + name, "write " + page});
  }
  const bool is_there = std::ranges::count(solutions, challenge.reference) > 0;
  facts.push_back({"has its reference among its solutions",
                   is_there ? "" : "no solution is called " + challenge.reference});
}

void add_prerequisites(const Catalog& catalog, const Challenge& challenge, TextFacts& facts) {
  const std::vector<std::string> known = catalog.challenge_ids();
  for (const std::string& before : challenge.prerequisites)
    if (before >= challenge.id || !std::ranges::count(known, before))
      facts.push_back({"builds on earlier challenges",
                       before + " is none; mend prerequisites in challenge.toml"});
}

/// The first line of a file that a hint quotes; empty when none does.
std::string quoted_line(const SourceFile& file, const std::vector<std::string>& hints) {
  constexpr std::size_t kTellingLine = 24;
  std::istringstream lines(file.text);
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, line.find_first_not_of(" \t"));
    for (const std::string& hint : hints)
      if (line.size() >= kTellingLine && hint.find(line) != std::string::npos) return line;
  }
  return {};
}

/// A hint that quotes a line of a solution is the solution.
void add_hints(Host& host, const Catalog& catalog, const Challenge& challenge, TextFacts& facts) {
  constexpr std::size_t kShortest = 20;
  std::string wrong;
  for (const std::string& name : catalog.solutions(challenge)) {
    const auto solution = admit(host, challenge, challenge.solutions_root + "/" + name);
    if (!solution) continue;
    for (const SourceFile& file : solution->submission.files)
      if (const std::string line = quoted_line(file, challenge.hints); !line.empty())
        wrong = "a hint quotes " + name + "/" + file.path + ": " + line;
  }
  for (const std::string& hint : challenge.hints)
    if (hint.size() < kShortest) wrong = "a hint is empty or too short to help";
  facts.push_back({"has four hints that give no solution away", wrong});
}

/// A scenario that no row of challenge.toml names is compiled, and never run.
void add_orphans(Host& host, const Challenge& challenge, TextFacts& facts) {
  static const std::regex definition(R"(^void (\w+)\((ccgrade::)?Scenario& \w+\))",
                                     std::regex::multiline);
  const std::string folder = challenge.root + "/harness";
  std::string wrong;
  const Result<std::vector<std::string>> names = host.list(folder);
  for (const std::string& name : names ? *names : std::vector<std::string>()) {
    const Result<std::string> text = host.read_file(folder + "/" + name, 1 << 20);
    if (!text || !name.ends_with(".cpp")) continue;
    for (std::sregex_iterator found(text->begin(), text->end(), definition), end; found != end;
         ++found)
      if (std::ranges::none_of(challenge.scenarios, [&](const ScenarioSpec& each) {
            return each.name == (*found)[1].str();
          }))
        wrong = "harness/" + name + " has " + (*found)[1].str() +
                ", which challenge.toml does not name: add it there, or delete it";
  }
  facts.push_back({"runs every scenario of its harness", wrong});
}

}  // namespace

std::vector<TextFact> facts_of_texts(Host& host, const Catalog& catalog,
                                     const Challenge& challenge) {
  TextFacts facts;
  add_pages(host, catalog, challenge, facts);
  add_prerequisites(catalog, challenge, facts);
  add_hints(host, catalog, challenge, facts);
  add_orphans(host, challenge, facts);
  return facts;
}

}  // namespace ccgrade

// One translation unit in, one JSON summary out. Exit codes: 0 summarised, 1 the unit does not
// compile (its first errors are on stderr), 2 wrong usage, 3 the summary could not be written.
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/static/frontend/constructs.hpp"
#include "analyzers/static/frontend/frontend.hpp"
#include "analyzers/static/frontend/mutants.hpp"

namespace {

struct Arguments {
  std::string out;
  std::vector<std::string> models;
  std::string source;
  std::vector<std::string> flags;
  /// What is to be told of the source.
  enum class Wanted { summary, constructs, mutants } wanted = Wanted::summary;
};

std::optional<Arguments> parse(const std::vector<std::string>& words) {
  Arguments arguments;
  std::size_t i = 0;
  for (; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] == "--out" && i + 1 < words.size())
      arguments.out = words[++i];
    else if (words[i] == "--model" && i + 1 < words.size())
      arguments.models.push_back(words[++i]);
    else if (words[i] == "--constructs")
      arguments.wanted = Arguments::Wanted::constructs;
    else if (words[i] == "--mutants")
      arguments.wanted = Arguments::Wanted::mutants;
    else if (arguments.source.empty() && !words[i].starts_with("-"))
      arguments.source = words[i];
    else
      return std::nullopt;
  }
  if (i < words.size()) arguments.flags.assign(words.begin() + i + 1, words.end());
  return arguments.source.empty() ? std::nullopt : std::optional(arguments);
}

ccgrade::Result<ccgrade::Models> read_models(const std::vector<std::string>& paths) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return ccgrade::Error{path + " cannot be read"};
    files.emplace_back(path, std::string(std::istreambuf_iterator<char>(file), {}));
  }
  return ccgrade::Models::read(files);
}

bool write(const std::string& path, const std::string& text) {
  if (path.empty()) return static_cast<bool>(std::cout << text << std::endl);
  std::ofstream file(path, std::ios::binary);
  file << text << '\n';
  return static_cast<bool>(file.flush());
}

const ccgrade::frontend::Toolchain kToolchain{CCGRADE_CLANG, CCGRADE_RESOURCE_DIR};

/// A unit that does not compile is blamed on the sources, a model that is none on whoever names it.
ccgrade::Result<std::string> summary_of(const Arguments& arguments) {
  const auto models = read_models(arguments.models);
  if (!models) return ccgrade::Error{"ccgrade-static: " + models.error().message + '\n'};
  const auto unit =
      ccgrade::frontend::summarise(kToolchain, *models, arguments.source, arguments.flags);
  if (!unit) return ccgrade::Error{unit.error().message, ccgrade::Blame::submission};
  return ccgrade::summary_to_json(*unit);
}

ccgrade::Result<std::string> constructs_of(const Arguments& arguments) {
  const auto constructs =
      ccgrade::frontend::list_constructs(kToolchain, arguments.source, arguments.flags);
  if (!constructs) return ccgrade::Error{constructs.error().message, ccgrade::Blame::submission};
  return ccgrade::audit::to_text(*constructs);
}

ccgrade::Result<std::string> mutants_of(const Arguments& arguments) {
  const auto mutants =
      ccgrade::frontend::list_mutants(kToolchain, arguments.source, arguments.flags);
  if (!mutants) return ccgrade::Error{mutants.error().message, ccgrade::Blame::submission};
  return ccgrade::mutation::to_text(*mutants);
}

ccgrade::Result<std::string> text_of(const Arguments& arguments) {
  switch (arguments.wanted) {
    case Arguments::Wanted::constructs:
      return constructs_of(arguments);
    case Arguments::Wanted::mutants:
      return mutants_of(arguments);
    case Arguments::Wanted::summary:
      break;
  }
  return summary_of(arguments);
}

}  // namespace

int main(int argc, char** argv) {
  const auto arguments = parse({argv + 1, argv + argc});
  if (!arguments) {
    std::cerr
        << "usage: ccgrade-static [--out FILE] [--model FILE]... SOURCE [-- COMPILER-FLAGS...]\n"
           "       ccgrade-static [--out FILE] --constructs|--mutants SOURCE [-- "
           "COMPILER-FLAGS...]\n";
    return 2;
  }
  const ccgrade::Result<std::string> text = text_of(*arguments);
  if (!text) {
    std::cerr << text.error().message;
    return text.error().blame == ccgrade::Blame::ours ? 2 : 1;
  }
  if (write(arguments->out, *text)) return 0;
  std::cerr << "ccgrade-static: cannot write " << arguments->out << '\n';
  return 3;
}

// Theory of operation. An executable's own definition of a library's function is taken before the
// library's, by everybody in the process: whoever defines pthread_mutex_lock, malloc or main
// decides what the harness and the detectors are told. A definition with C's linkage is one of a
// name that somebody else may have, so none is allowed; what a submission defines is called by C++
// names, and the syntax tree shows those in a library's namespace.
#include "analyzers/audit/symbols.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace ccgrade::audit {
namespace {

/// What the compiler adds by itself.
bool is_compilers(std::string_view name) {
  return name == "__clang_call_terminate" || name.starts_with("DW.ref.");
}

/// Operators new and delete, of every kind.
bool allocates(std::string_view name) {
  return name.starts_with("_Znw") || name.starts_with("_Zna") || name.starts_with("_Zdl") ||
         name.starts_with("_Zda");
}

/// A variable outside of every namespace has its plain name, in C++ as well.
bool is_plain_variable(char kind, std::string_view name) {
  constexpr std::string_view kData = "BDRVuGS";
  constexpr std::string_view kLibrarys[] = {"environ",
                                            "stdin",
                                            "stdout",
                                            "stderr",
                                            "optarg",
                                            "optind",
                                            "opterr",
                                            "optopt",
                                            "daylight",
                                            "timezone",
                                            "tzname",
                                            "signgam",
                                            "program_invocation_name"};
  return kData.find(kind) != std::string_view::npos && !name.starts_with("_") &&
         name.find("__") == std::string_view::npos && !name.starts_with("ccgrade") &&
         std::ranges::find(kLibrarys, name) == std::end(kLibrarys);
}

/// Parts of the mangled names of what opens files, and of what changes how a process ends.
constexpr std::string_view kForbiddenParts[] = {
    "13basic_filebuf", "14basic_ifstream", "14basic_ofstream",
    "13basic_fstream", "12__basic_file",   "13stdio_filebuf",
    "10filesystem",    "13set_terminate",  "15set_new_handler",
};
constexpr std::string_view kGradersNamespaces[] = {"7testing", "9benchmark", "7ccgrade"};

/// A path is a text with parts: asking it about itself opens nothing.
bool asks_a_path(std::string_view name) {
  return name.starts_with("_ZNSt10filesystem7__cxx114path") ||
         name.starts_with("_ZNKSt10filesystem7__cxx114path");
}

bool has_part(std::string_view name, const auto& parts) {
  return std::ranges::any_of(
      parts, [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

std::string without_version(std::string name) {
  return name.substr(0, name.find('@'));
}

void add(std::vector<Objection>& all, const std::string& rule, const std::string& message) {
  const auto same = [&](const Objection& each) { return each.message == message; };
  if (std::ranges::none_of(all, same)) all.push_back({rule, message});
}

void judge_definition(char kind, const std::string& name, std::vector<Objection>& all) {
  if (kind == 'i')
    add(all, "symbol-interposition",
        name + " is chosen when the program starts; define it plainly");
  else if (allocates(name))
    add(all, "symbol-interposition",
        "operator new or delete is replaced, for the detectors as well; leave it as it is");
  else if (!name.starts_with("_Z") && !is_compilers(name) && !is_plain_variable(kind, name))
    add(all, "symbol-interposition",
        name +
            " is defined with C's linkage, where it can take a library's place; define it as "
            "C++, in a namespace of your own");
}

void judge_use(const std::string& name, std::vector<Objection>& all) {
  if (!name.starts_with("_Z")) return;  // the syntax tree shows who calls them
  if (has_part(name, kForbiddenParts) && !asks_a_path(name))
    add(all, "forbidden-call",
        "the submission opens files, or changes how the process ends; it needs neither");
  if (has_part(name, kGradersNamespaces))
    add(all, "symbol-interposition", name + " is the grader's own; a submission does not use it");
}

}  // namespace

std::vector<Objection> objections_to_symbols(const std::string& listing) {
  std::vector<Objection> all;
  std::istringstream lines(listing);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string first, second, third;
    words >> first >> second >> third;
    const bool has_address = !third.empty();
    const std::string& kind = has_address ? second : first;
    const std::string name = without_version(has_address ? third : second);
    if (kind.size() != 1 || name.empty()) continue;
    if (kind != "U" && kind != "w" && kind != "v") judge_definition(kind[0], name, all);
    judge_use(name, all);
  }
  return all;
}

}  // namespace ccgrade::audit

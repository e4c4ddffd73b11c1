#include "analyzers/audit/judge.hpp"

#include <algorithm>

#include "analyzers/audit/allowed_names.hpp"

namespace ccgrade::audit {
namespace {

using Kind = Construct::Kind;

bool is_in(const auto& names, std::string_view name) {
  return std::ranges::find(names, name) != std::end(names);
}

/// As it is written between underscores: "__no_sanitize__" is "no_sanitize".
std::string_view bare(std::string_view name) {
  if (name.size() > 4 && name.starts_with("__") && name.ends_with("__"))
    return name.substr(2, name.size() - 4);
  return name;
}

bool is_allowed_function(std::string_view name, std::string_view header) {
  if (is_in(kForbiddenFunctions, name)) return false;
  if (is_in(kAllowedFunctions, name)) return true;
  const auto begins = [&](std::string_view prefix) { return name.starts_with(prefix); };
  const auto ends = [&](std::string_view suffix) { return header.ends_with(suffix); };
  if (std::ranges::any_of(kForbiddenPrefixes, begins)) return false;
  // A header is the system's only where it lies in the system's folders.
  return std::ranges::any_of(kAllowedPrefixes, begins) ||
         (header.starts_with("/usr/") && std::ranges::any_of(kAllowedHeaders, ends));
}

std::optional<Objection> to_call(const Construct& construct) {
  const std::string& name = construct.name;
  if (is_allowed_function(name, construct.target)) return std::nullopt;
  for (const char* hook : {"__tsan_", "__asan_", "__lsan_", "__ubsan_", "__sanitizer_", "Annotate"})
    if (name.starts_with(hook))
      return Objection{"detector-evasion", name + " speaks to a detector, which is to judge alone"};
  return Objection{"forbidden-call",
                   name +
                       " is not among the functions that a submission may use: it needs no "
                       "files, processes, signals or system calls, and does not end the process"};
}

std::optional<Objection> to_include(const Construct& construct, const std::string& stage) {
  const std::string& file = construct.target;
  const auto has = [&](const char* part) { return construct.name.find(part) != std::string::npos; };
  if (has("sanitizer/") || has("valgrind/") || has("gtest/") || has("gmock/") || has("benchmark/"))
    return Objection{"detector-evasion",
                     "the header " + construct.name + " is the grader's own tool's; leave it out"};
  if (construct.name.starts_with("/") || has(".."))
    return Objection{"foreign-include", "the path " + construct.name +
                                            " leads out of the submission; include what lies "
                                            "beside the file, or the system's headers by name"};
  if (!file.starts_with("/usr/") && !file.starts_with(stage + "/"))
    return Objection{"foreign-include",
                     construct.name + " is neither the submission's nor a header of the system"};
  return std::nullopt;
}

std::optional<Objection> to_pragma(const Construct& construct) {
  const auto begins = [&](std::string_view words) {
    return construct.name == words || construct.name.starts_with(std::string(words) + " ");
  };
  if (std::ranges::any_of(kAllowedPragmas, begins)) return std::nullopt;
  const std::string shown =
      construct.name == "_Pragma" ? construct.name : "#pragma " + construct.name.substr(0, 60);
  return Objection{"detector-evasion", shown + " changes how the file is compiled; leave it out"};
}

}  // namespace

std::optional<Objection> objection_to(const Construct& construct, const std::string& stage) {
  const std::string& name = construct.name;
  switch (construct.kind) {
    case Kind::attribute:
      if (is_in(kAllowedAttributes, bare(name))) return std::nullopt;
      return Objection{"detector-evasion", "the attribute " + name +
                                               " changes what the compiler and the detectors make "
                                               "of the code; leave it out"};
    case Kind::assembly:
      return Objection{"inline-assembly", "no detector sees into assembly; write it in C++"};
    case Kind::internal:
      if (is_in(kAllowedInternals, name)) return std::nullopt;
      return Objection{"detector-evasion",
                       name + " belongs to the inside of compiler or library; use what they offer"};
    case Kind::call:
      return to_call(construct);
    case Kind::include:
      return to_include(construct, stage);
    case Kind::embed:
      return Objection{"foreign-include", "a submission embeds no files"};
    case Kind::pragma:
      return to_pragma(construct);
    case Kind::line_marker:
      return Objection{"detector-evasion", "a line marker makes lines claim to be elsewhere"};
    case Kind::reopening:
      return Objection{"symbol-interposition",
                       name +
                           " is declared inside a library's namespace; there only templates may "
                           "be specialised, for types of your own"};
    case Kind::inside:
      return Objection{"detector-evasion",
                       name +
                           " is taken for bytes, a number or another type; what lies behind it is "
                           "its own, use what it offers"};
  }
  return std::nullopt;
}

}  // namespace ccgrade::audit

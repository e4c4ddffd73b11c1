#pragma once
#include <string>
#include <vector>

#include "grader/model/finding.hpp"
#include "grader/model/result.hpp"

namespace ccgrade::audit {

/// What somebody wrote in a source file that can turn a detector away, or bring in what is not
/// theirs. ccgrade-static lists them all; whether one may stand there is judged apart.
struct Construct {
  enum class Kind {
    attribute,    ///< name: as spelled, "no_sanitize"
    assembly,     ///< no name
    internal,     ///< a name that compiler and library keep to themselves: "_fileno"
    call,         ///< a function or variable of C's world is named; target: declared where
    include,      ///< name: as written; target: the file's real path, empty where there is none
    embed,        ///< as include, of bytes
    pragma,       ///< name: the words after #pragma, or "_Pragma"
    line_marker,  ///< the following lines claim to be elsewhere
    reopening,    ///< name: of what is declared within a namespace that is not the user's
    inside,       ///< name: of a library's class, an object of which is taken for bytes
  };
  Kind kind = Kind::attribute;
  std::string name;
  std::string target;
  Location where;  ///< file: as the compiler was given it
  bool operator==(const Construct&) const = default;
};

std::string to_text(const std::vector<Construct>& constructs);
/// An Error says that the text is no such list.
Result<std::vector<Construct>> constructs_from(const std::string& text);

}  // namespace ccgrade::audit

namespace ccgrade {

template <>
inline constexpr EnumNames<audit::Construct::Kind, 10> enum_names<audit::Construct::Kind>{
    {{audit::Construct::Kind::attribute, "attribute"},
     {audit::Construct::Kind::assembly, "assembly"},
     {audit::Construct::Kind::internal, "internal"},
     {audit::Construct::Kind::call, "call"},
     {audit::Construct::Kind::include, "include"},
     {audit::Construct::Kind::embed, "embed"},
     {audit::Construct::Kind::pragma, "pragma"},
     {audit::Construct::Kind::line_marker, "line-marker"},
     {audit::Construct::Kind::reopening, "reopening"},
     {audit::Construct::Kind::inside, "inside"}}};

}  // namespace ccgrade

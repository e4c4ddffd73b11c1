#pragma once
#include <string>
#include <vector>

#include "analyzers/dynamic/symbols/symbolizer.hpp"
#include "grader/model/finding.hpp"

namespace ccgrade::valgrind {

/// A stack of an error and the sentence before it ("Address 0x… is 0 bytes inside a block …").
struct TitledStack {
  std::string title;
  std::vector<SourceFrame> frames;
};

struct Error {
  std::string kind;  ///< InvalidRead, Leak_DefinitelyLost, Race, LockOrder, …
  std::string what;
  std::vector<TitledStack> stacks;
};

struct Log {
  bool ran = false;  ///< valgrind itself came up and spoke its protocol
  std::vector<Error> errors;
};

/// Reads valgrind's XML (protocol 4). A document that ends in the middle, as a killed valgrind
/// leaves it, gives the errors that were whole.
Log parse_xml(const std::string& xml);

/// The stacks that enter the submission, as the finding's sites and trail; false when none does.
bool tell_stacks(const Error& error, Finding& finding);

}  // namespace ccgrade::valgrind

#pragma once
#include <string>

#include "grader/model/result.hpp"

namespace ccgrade::explore {

/// What a failure is replayed from: "cc1:SCHEDULE:DIGEST", and ":no-races" or ":no-leaks" where
/// those were no failures, so that the replay does not end at one.
struct Token {
  std::string schedule;  ///< as plans spell it
  std::string digest;    ///< of the program
  bool races = true;
  bool leaks = true;
  bool operator==(const Token&) const = default;
};

std::string write_token(const Token& token);

/// An Error when it is none.
Result<Token> read_token(const std::string& text);

}  // namespace ccgrade::explore

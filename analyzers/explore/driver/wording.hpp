#pragma once
#include <map>
#include <string>

#include "analyzers/explore/driver/session.hpp"

namespace ccgrade::explore {

/// Says in words what steps do. Objects have short names, given in the order in which they appear.
class Wording {
 public:
  /// "locks mutex B, holding mutex A", "reads 3": what the thread does, and how it ends.
  std::string of(const TraceStep& step);

 private:
  std::string name(unsigned long object, const std::string& what);
  std::string object(const TraceStep& step, const std::string& what);
  std::string deed(const TraceStep& step);
  std::string holding(const TraceStep& step);
  std::string words_of_atomic(const TraceStep& step);
  std::string words_of_lock(const TraceStep& step);

  std::map<std::pair<unsigned long, std::string>, std::string> names_;
};

/// Is it a step that the libraries take on behalf of others that are told?
bool is_machinery(const TraceStep& step);

/// Sixteen digits.
std::string hexadecimal(unsigned long value);

}  // namespace ccgrade::explore

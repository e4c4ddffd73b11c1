#pragma once
#include "analyzers/explore/driver/session.hpp"
#include "grader/model/finding.hpp"

namespace ccgrade::explore {

/// Where the program comes to the lines of a prediction.
struct Aims {
  std::vector<unsigned long> places;  ///< of calls, as a plan's `aim` takes them
  std::vector<std::string> missed;    ///< "FILE:LINE": no step of the default schedule is there
};

/// Runs the default schedule and looks up where its steps are in the source. An Error when the
/// program cannot be run or its symbols cannot be read.
Result<Aims> find_aims(Host& host, const Program& program, const std::vector<Location>& lines);

/// Is "src/bank.cpp" meant by "bank.cpp"?
bool is_meant(const std::string& path, const std::string& by);

}  // namespace ccgrade::explore

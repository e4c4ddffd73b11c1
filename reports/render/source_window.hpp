#pragma once
#include <string>
#include <vector>

#include "grader/model/record.hpp"

namespace ccgrade {

/// What one thread does on a line, and which part of the line is meant.
struct Mark {
  std::size_t begin = 0;  ///< bytes into the line's text
  std::size_t end = 0;
  bool primary = false;  ///< on the finding's own line
  std::string label;     ///< "T1 holds"; empty where the finding names no sites
  std::string object;    ///< "accounts_[from].mutex"; may be empty
  Role role = Role::calls;
};

/// One line of source, cleaned. `number` 0 stands for lines left out.
struct ShownLine {
  int number = 0;
  bool known = false;  ///< is its text in the record?
  std::string text;
  std::vector<Mark> marks;
};

/// The lines of one file that a finding is about.
struct SourceWindow {
  std::string file;
  int line = 0;          ///< the first line to look at
  std::string function;  ///< of the first site; may be empty
  std::vector<ShownLine> lines;
};

/// The source of all sides of a finding, from the files that the record embeds; the file of
/// `finding.where` first. Lines are cut at `most_columns`.
std::vector<SourceWindow> source_windows(const GradeRecord& record, const Finding& finding,
                                         std::size_t most_columns);

/// The thread of each site, from the trail's step at the same place; empty where there is
/// none.
std::vector<std::string> threads_of_sites(const Finding& finding);

}  // namespace ccgrade

#pragma once
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "grader/model/record.hpp"

namespace ccgrade {

/// One rendering of a record. Pure: it runs nothing and reads nothing but the record. To add one:
/// reports/<name>.cpp that defines `std::unique_ptr<Report> make_<name>_report()`; the build finds
/// and lists it.
class Report {
 public:
  virtual ~Report() = default;
  virtual std::string name() const = 0;
  virtual void render(const GradeRecord& record, std::ostream& out) const = 0;
};

using Reports = std::vector<std::unique_ptr<Report>>;

}  // namespace ccgrade

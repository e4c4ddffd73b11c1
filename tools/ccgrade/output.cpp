#include "tools/ccgrade/output.hpp"

#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "reports/registry.hpp"
#include "reports/text.hpp"

namespace ccgrade {

Status check_output(const std::string& file) {
  if (file == "-") return Done{};
  if (file.empty()) return Error{"the name of an output file is empty"};
  std::error_code ignored;
  const std::filesystem::path path(file);
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  if (std::filesystem::is_directory(path, ignored))
    return Error{file + " is a folder; name a file in it"};
  if (!std::filesystem::is_directory(folder, ignored))
    return Error{"cannot write " + file + ": the folder " + folder.string() + " does not exist"};
  const bool there = std::filesystem::exists(path, ignored);
  if (access(there ? file.c_str() : folder.c_str(), W_OK) != 0)
    return Error{"cannot write " + file + ": " + std::strerror(errno)};
  return Done{};
}

Status write_output(const std::string& file, const std::string& text) {
  if (file == "-") {
    std::cout << text << std::flush;
    return std::cout ? Status(Done{}) : Status(Error{"cannot write to stdout"});
  }
  std::ofstream out(file, std::ios::binary);
  out << text << std::flush;
  if (!out) return Error{"cannot write " + file + ": " + std::strerror(errno)};
  return Done{};
}

Status write_report(const std::string& format, const GradeRecord& record, const std::string& file) {
  std::string known;
  for (const std::unique_ptr<Report>& report : make_all_reports()) {
    known += (known.empty() ? "" : ", ") + report->name();
    if (report->name() != format) continue;
    std::ostringstream text;
    report->render(record, text);
    return write_output(file, text.str());
  }
  return Error{"there is no format " + format + "; there are " + known};
}

void print_text(const GradeRecord& record, bool colour) {
  TextReport(colour).render(record, std::cout);
  std::cout.flush();
}

}  // namespace ccgrade

// Each report of each sample record is compared with a file in golden/. After a change that is
// meant, CCGRADE_UPDATE_GOLDEN=1 writes the files anew; read the difference before keeping it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "reports/golden/sample_records.hpp"
#include "reports/registry.hpp"

namespace ccgrade {
namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void compare(const std::string& path, const std::string& actual) {
  if (std::getenv("CCGRADE_UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << actual;
  // Not EXPECT_EQ: a whole page in a failure message helps nobody.
  EXPECT_TRUE(read(path) == actual)
      << path << " differs. If that is meant, regenerate the golden files and review them:\n"
      << "  CCGRADE_UPDATE_GOLDEN=1 reports_tests --gtest_filter=Golden.*";
}

TEST(Golden, TextAndHtmlStayAsTheyAre) {
  for (const auto& report : make_all_reports()) {
    if (report->name() != "text" && report->name() != "html") continue;
    for (const auto& [name, record] : sample_records()) {
      std::ostringstream out;
      report->render(record, out);
      const char* const ending = report->name() == "text" ? ".txt" : ".html";
      compare(std::string(CCGRADE_GOLDEN_DIR) + "/" + name + ending, out.str());
    }
  }
}

}  // namespace
}  // namespace ccgrade

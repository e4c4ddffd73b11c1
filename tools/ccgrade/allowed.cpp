#include "tools/ccgrade/allowed.hpp"

#include <algorithm>
#include <string_view>

namespace ccgrade {
namespace {

std::string_view line_of(std::string_view text, int number) {
  for (int i = 1; i < number; ++i) {
    const auto end = text.find('\n');
    if (end == text.npos) return "";
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

bool allows(std::string_view line, const std::string& rule) {
  const std::string words = "ccgrade: allow(" + rule + "):";
  const auto comment = line.find("//");
  const auto at = comment == line.npos ? comment : line.find(words, comment);
  return at != line.npos &&
         line.find_first_not_of(" \t\r", at + words.size()) != std::string_view::npos;
}

}  // namespace

void drop_allowed(StaticAnalysis& analysis) {
  analysis.allowed += std::erase_if(analysis.findings, [&](const Finding& finding) {
    const auto source = std::ranges::find(analysis.sources, finding.where.file, &SourceFile::path);
    return source != analysis.sources.end() && finding.where.line > 0 &&
           (allows(line_of(source->text, finding.where.line), finding.rule) ||
            (finding.where.line > 1 &&
             allows(line_of(source->text, finding.where.line - 1), finding.rule)));
  });
}

}  // namespace ccgrade

#include "reports/render/text_page.hpp"

#include <algorithm>

#include "reports/render/clean.hpp"
#include "reports/render/utf8.hpp"

namespace ccgrade {
namespace {

std::string_view sequence(Paint paint) {
  switch (paint) {
    case Paint::plain:
      return "";
    case Paint::bold:
      return "\x1B[1m";
    case Paint::dim:
      return "\x1B[2m";
    case Paint::good:
      return "\x1B[1;32m";
    case Paint::bad:
      return "\x1B[1;31m";
    case Paint::warn:
      return "\x1B[1;33m";
    case Paint::accent:
      return "\x1B[1;36m";
  }
  return "";
}

void wrap_line(std::string_view line, std::size_t width, std::vector<std::string>& lines) {
  std::string current;
  while (!line.empty()) {
    const auto end = std::min(line.find(' '), line.size());
    const auto word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    if (word.empty()) continue;
    if (!current.empty() && columns(current) + 1 + columns(word) > width) {
      lines.push_back(current);
      current.clear();
    }
    current += (current.empty() ? "" : " ") + std::string(word);
  }
  lines.push_back(current);
}

}  // namespace

TextPage& TextPage::add(std::string_view text, Paint paint) {
  const bool painted = coloured_ && paint != Paint::plain && !text.empty();
  if (painted) text_ += sequence(paint);
  text_ += strip_controls(text);
  if (painted) text_ += "\x1B[0m";
  return *this;
}

TextPage& TextPage::end_line() {
  text_ += '\n';
  return *this;
}

TextPage& TextPage::line(std::string_view text, Paint paint) {
  return add(text, paint).end_line();
}

TextPage& TextPage::heading(std::string_view text) {
  return line().line(text, Paint::bold);
}

TextPage& TextPage::wrapped(std::string_view text, std::string_view margin, Paint paint) {
  for (const auto& piece : wrap(strip_controls(text), kWidth - columns(margin)))
    add(margin).line(piece, paint);
  return *this;
}

std::string padded(std::string_view text, std::size_t width) {
  const auto used = columns(text);
  return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  while (true) {
    const auto end = std::min(text.find('\n'), text.size());
    wrap_line(text.substr(0, end), width, lines);
    if (end == text.size()) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace ccgrade

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

}  // namespace

TextPage& TextPage::add(std::string_view text, Paint paint) {
  const bool painted = coloured_ && paint != Paint::plain && !text.empty();
  if (painted) text_ += sequence(paint);
  text_ += one_line(text);
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
  for (const auto& piece : wrap(one_line(text), kWidth - columns(margin)))
    add(margin).line(piece, paint);
  return *this;
}

TextPage& TextPage::block(std::string_view text, std::string_view margin) {
  const std::string shown = strip_controls(text);
  std::string_view rest = shown;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    add(margin).line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return *this;
}

std::string padded(std::string_view text, std::size_t width) {
  const auto used = columns(text);
  return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const bool fits = columns(lines.back()) + 1 + columns(word) <= width;
    if (!lines.back().empty() && !fits) lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + std::string(word);
  }
  return lines;
}

}  // namespace ccgrade

#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ccgrade {

/// How a piece of text stands out where colour was asked for; never the only sign of anything.
enum class Paint { plain, bold, dim, good, bad, warn, accent };

/// The text of a page for a terminal, line by line. What it is given is cleaned on the way in, so
/// the only control sequences in the result are its own.
class TextPage {
 public:
  static constexpr std::size_t kWidth = 88;

  explicit TextPage(bool coloured) : coloured_(coloured) {}

  /// Adds text at the end of the current line. Line breaks in it read as spaces.
  TextPage& add(std::string_view text, Paint paint = Paint::plain);
  TextPage& end_line();
  TextPage& line(std::string_view text = "", Paint paint = Paint::plain);
  /// A blank line and a heading.
  TextPage& heading(std::string_view text);
  /// A sentence or more, in lines of at most kWidth columns, all of them after `margin`.
  TextPage& wrapped(std::string_view text, std::string_view margin, Paint paint = Paint::plain);
  /// Text that keeps its line breaks and its columns, each line after `margin`, which sets it apart
  /// from the report's own words.
  TextPage& block(std::string_view text, std::string_view margin);

  const std::string& text() const { return text_; }

 private:
  bool coloured_;
  std::string text_;
};

/// `text` and spaces up to `width` columns.
std::string padded(std::string_view text, std::size_t width);

/// Words in lines of at most `width` columns, never none; a longer word has a line of its own.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace ccgrade

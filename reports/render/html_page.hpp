#pragma once
#include <concepts>
#include <string>
#include <string_view>

namespace ccgrade {

/// Markup that stands in this program's text. It cannot be made from a value at run time, so
/// nothing that a submission wrote can become markup.
class Literal {
 public:
  consteval Literal(const char* markup) : markup_(markup) {}
  constexpr std::string_view view() const { return markup_; }

 private:
  std::string_view markup_;
};

template <class T>
concept Text = std::same_as<T, std::string> || std::same_as<T, std::string_view>;

/// A page of HTML as it grows: `page << "<p>" << finding.message << "</p>"`. String literals are
/// markup; every other string is text, and escaped.
class HtmlPage {
 public:
  HtmlPage& operator<<(Literal markup) {
    html_ += markup.view();
    return *this;
  }
  template <Text T>
  HtmlPage& operator<<(const T& text) {
    return add_text(text);
  }
  HtmlPage& operator<<(std::integral auto number) { return add_text(std::to_string(number)); }

  /// Text in which what stands between backticks is code.
  HtmlPage& prose(std::string_view text);
  /// A style sheet of ours, as it is: escaping would change it.
  HtmlPage& style(std::string_view css);

  const std::string& html() const { return html_; }

 private:
  HtmlPage& add_text(std::string_view text);

  std::string html_;
};

}  // namespace ccgrade

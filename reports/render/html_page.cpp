#include "reports/render/html_page.hpp"

#include "reports/render/clean.hpp"

namespace ccgrade {

HtmlPage& HtmlPage::add_text(std::string_view text) {
  html_ += escape_html(text);
  return *this;
}

HtmlPage& HtmlPage::style(std::string_view css) {
  html_ += css;
  return *this;
}

HtmlPage& HtmlPage::prose(std::string_view text) {
  while (true) {
    const auto open = text.find('`');
    const auto close = open == text.npos ? open : text.find('`', open + 1);
    if (close == text.npos) return add_text(text);
    add_text(text.substr(0, open));
    *this << "<code>" << text.substr(open + 1, close - open - 1) << "</code>";
    text.remove_prefix(close + 1);
  }
}

}  // namespace ccgrade

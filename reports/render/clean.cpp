#include "reports/render/clean.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "reports/render/utf8.hpp"

namespace ccgrade {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array kUnseen = {
    Range{0x0000, 0x001F},    // C0
    Range{0x007F, 0x009F},    // delete and C1: U+009B starts an escape sequence by itself
    Range{0x00AD, 0x00AD},    // soft hyphen
    Range{0x061C, 0x061C},    // Arabic letter mark
    Range{0x115F, 0x1160},    // Hangul fillers: look like nothing, count as letters
    Range{0x180B, 0x180F},    // Mongolian selectors
    Range{0x200B, 0x200F},    // zero width, direction marks
    Range{0x2028, 0x202E},    // line separators, direction overrides
    Range{0x2060, 0x206F},    // joiners, direction isolates
    Range{0xFE00, 0xFE0F},    // variation selectors
    Range{0xFEFF, 0xFEFF},    // byte order mark
    Range{0xE0000, 0xE0FFF},  // tags
};

bool between(char c, char first, char last) {
  return first <= c && c <= last;
}

std::size_t skip(std::string_view text, std::size_t at, char first, char last) {
  while (at < text.size() && between(text[at], first, last)) ++at;
  return at;
}

/// The end of a string that ESC ] and its like start: BEL, or ESC \, or any ESC. One that does not
/// end on its line is no sequence; then only its introducer goes, and what follows is shown.
std::size_t string_sequence_size(std::string_view text) {
  for (std::size_t i = 2; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '\a') return i + 1;
    if (text[i] == '\x1B') return i + (i + 1 < text.size() && text[i + 1] == '\\' ? 2 : 0);
  }
  return 2;
}

/// Bytes of the escape sequence at the start of `text` (ECMA-48), whose first byte is ESC.
std::size_t escape_size(std::string_view text) {
  if (text.size() < 2) return 1;
  if (std::string_view("]PX^_").find(text[1]) != std::string_view::npos)
    return string_sequence_size(text);
  const bool control = text[1] == '[';
  std::size_t end = control ? skip(text, 2, '0', '?') : 1;
  end = skip(text, end, ' ', '/');
  const bool complete = end < text.size() && between(text[end], control ? '@' : '0', '~');
  return complete ? end + 1 : end;
}

/// .NET's TrimStart, which CI runners call before they look for "::", removes these too.
bool is_space(char32_t value) {
  constexpr std::u32string_view kSpaces = U" \t\u00A0\u1680\u202F\u205F\u3000";
  return kSpaces.find(value) != kSpaces.npos || (value >= 0x2000 && value <= 0x200A);
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

/// Runners take a command after any white space, so a space in front would not break it; and some
/// comparisons ignore escape sequences, so the report's own colours do not break it either.
std::string break_line_command(std::string_view line) {
  std::size_t start = 0;
  while (start < line.size()) {
    const auto rest = line.substr(start);
    const auto next = first_code_point(rest);
    if (next.value != 0x1B && !is_space(next.value)) break;
    start += next.value == 0x1B ? escape_size(rest) : next.size;
  }
  std::string broken(line);
  if (line.substr(start).starts_with("::")) broken.insert(start + 1, " ");
  return broken;
}

}  // namespace

bool shows_itself(char32_t value) {
  return std::ranges::none_of(
      kUnseen, [value](Range range) { return range.first <= value && value <= range.last; });
}

std::string strip_controls(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const CodePoint next = first_code_point(text);
    const bool keep = shows_itself(next.value) || next.value == '\n' || next.value == '\t';
    if (keep) append_utf8(shown, next.value);
    text.remove_prefix(next.value == 0x1B ? escape_size(text) : next.size);
  }
  return shown;
}

std::string break_commands(std::string_view text) {
  std::string whole(text);
  replace_all(whole, "##[", "## [");
  std::string broken;
  for (std::size_t start = 0; start <= whole.size();) {
    const std::size_t end = std::min(whole.find('\n', start), whole.size());
    broken += break_line_command(std::string_view(whole).substr(start, end - start));
    if (end < whole.size()) broken += '\n';
    start = end + 1;
  }
  return broken;
}

std::string clean_text(std::string_view text) {
  return break_commands(strip_controls(text));
}

std::string one_line(std::string_view text) {
  std::string line = strip_controls(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

std::string shell_word(std::string_view text) {
  const auto plain = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) ||
           std::string_view("_./:=+,@%-").find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::ranges::all_of(text, plain)) return std::string(text);
  std::string word(text);
  replace_all(word, "'", "'\\''");
  return "'" + word + "'";
}

std::string clean_code(std::string_view line) {
  std::string code = strip_controls(line);
  replace_all(code, "\t", "    ");
  return code;
}

/// A page may be printed to a log: "::" and "##[" are written so that no runner takes them.
std::string escape_html(std::string_view text) {
  std::string escaped;
  for (const char c : strip_controls(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      case '[':
        escaped += escaped.ends_with("##") ? "&#91;" : "[";
        break;
      case ':':
        escaped += escaped.ends_with(':') ? "&#58;" : ":";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

}  // namespace ccgrade

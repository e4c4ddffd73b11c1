#pragma once
// What a submission says never acts: not on a terminal, not on a CI log, not on a page. Every
// string that could come from a submission goes through one of these before it is shown.
#include <string>
#include <string_view>

namespace ccgrade {

/// Text without what terminals act on or readers cannot see: control characters (newline and tab
/// stay), escape sequences, characters that reorder or hide text. Invalid UTF-8 reads "\uFFFD".
std::string strip_controls(std::string_view text);

/// No line of the result is a workflow command: "::error::" reads ": :error::", and "##[error]"
/// reads "## [error]". Wrapping can move any word to the start of a line, so a report that wraps
/// does this last, to all that it wrote.
std::string break_commands(std::string_view text);

/// strip_controls, then break_commands: for text that is printed as it is.
std::string clean_text(std::string_view text);

/// strip_controls, and line breaks are spaces: a name with line breaks could otherwise forge lines
/// of a report.
std::string one_line(std::string_view text);

/// The text as one word of a shell's command line, quoted where it has to be.
std::string shell_word(std::string_view text);

/// strip_controls of one line of source, tabs as four spaces. It is printed after its number, so a
/// line that starts with `::` may keep it.
std::string clean_code(std::string_view line);

/// Text for HTML, as content and inside quoted attributes; controls are stripped.
std::string escape_html(std::string_view text);

/// May this character be shown as it is? False for controls and for what reorders or hides text.
bool shows_itself(char32_t value);

}  // namespace ccgrade

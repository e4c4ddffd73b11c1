#pragma once
#include <string>
#include <string_view>

namespace ccgrade {

/// render/page.css, which the build embeds.
std::string_view page_css();

/// "sha256-…" of `text`, as a Content-Security-Policy names an inline style (CSP Level 3, 8.3).
std::string csp_hash(std::string_view text);

}  // namespace ccgrade

#pragma once
#include <string>

#include "grader/model/result.hpp"

namespace ccgrade::cell {

// Words for building a root out of mounts. Errors name the path.

Status make_folder(const std::string& path);
/// Something to bind onto, where there is nothing yet.
Status make_place(const std::string& path, bool folder);
/// Shows `path` in `root`, at the same place.
Status bind(const std::string& path, const std::string& root, bool writable);

}  // namespace ccgrade::cell

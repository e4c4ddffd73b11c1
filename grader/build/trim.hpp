#pragma once
#include <cstddef>
#include <string>

namespace ccgrade {

/// Removes the files of a folder that were not used for longest until at most `cap_bytes` are left.
/// What is named like a file with `companion` behind its name goes with it, and is not counted.
/// Others may be trimming the folder at the same time.
void trim_folder(const std::string& folder, std::size_t cap_bytes,
                 const std::string& companion = "");

}  // namespace ccgrade

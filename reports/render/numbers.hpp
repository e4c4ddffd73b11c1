#pragma once
#include <string>

namespace ccgrade {

/// Numbers as people read them, the same in every locale. One that is not finite reads "unknown".

std::string decimal(double value, int digits);
std::string points_text(double points);    ///< "10", "7.5": no zeros at the end
std::string seconds_text(double seconds);  ///< "0.42 s", "12 s"; "4 ms" below a tenth
std::string percent_text(double share);    ///< 0.874 reads "87 %"
std::string memory_text(long kib);         ///< "34 MiB"
std::string count_text(std::size_t count, const std::string& one, const std::string& many);

}  // namespace ccgrade

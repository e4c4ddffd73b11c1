#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ccgrade {

/// BLAKE2b-256 of the parts, as 64 hex digits. Each part's length is hashed too, so that moving a
/// byte from one part to the next changes the digest.
std::string digest(const std::vector<std::string_view>& parts);

/// The same of what is read from `fd`, `size` bytes, as the only part: without holding it all. An
/// empty string when it cannot be read or has another size.
std::string digest_of_open_file(int fd, std::size_t size);

}  // namespace ccgrade

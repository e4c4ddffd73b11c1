#pragma once
#include <string.h>

#include "access.hpp"

namespace ccgrade::explore {

// What the C library reads and writes of the program's memory, in the program's line `pc`.

inline void reads(const void* from, std::size_t size, std::uintptr_t pc) {
  plain_access(from, size, false, pc);
}
inline void writes(const void* to, std::size_t size, std::uintptr_t pc) {
  plain_access(to, size, true, pc);
}

/// Characters and the 0 behind them: how many bytes that is.
inline std::size_t reads_text(const char* text, std::uintptr_t pc) {
  const std::size_t size = strlen(text) + 1;
  reads(text, size, pc);
  return size;
}
/// Characters up to the 0 behind them, `most` at most: how many there are.
inline std::size_t reads_text(const char* text, std::size_t most, std::uintptr_t pc) {
  const std::size_t length = strnlen(text, most);
  reads(text, length < most ? length + 1 : most, pc);
  return length;
}

/// Up to where they differ, or end, `most` at most: nobody has to look further.
template <class Character>
void reads_common(const Character* a, const Character* b, std::size_t most, bool texts,
                  std::uintptr_t pc) {
  std::size_t length = 0;
  while (length < most && a[length] == b[length] && !(texts && a[length] == 0)) ++length;
  const std::size_t looked_at = length < most ? length + 1 : most;
  reads(a, looked_at * sizeof *a, pc);
  reads(b, looked_at * sizeof *b, pc);
}

}  // namespace ccgrade::explore

#pragma once
#include "arena.hpp"

namespace ccgrade::explore {

/// The program's memory at one moment, and the way back to it. Covers every private writable
/// mapping but the stack of the calling thread; the runtime's arenas are shared mappings and stay
/// as they are.
class Snapshot {
 public:
  explicit Snapshot(Arena& lasting) : regions_(lasting), hot_(lasting), known_(lasting) {}

  /// Takes it. False when the system refuses: the process is of no further use then.
  bool take();

  /// Undoes every change since. False when it cannot be found out what changed.
  bool restore();

 private:
  struct Region {
    char* start;
    char* end;
    const char* original;  ///< the same bytes, as they were
  };
  struct Page {
    char* at;
    const char* original;
  };

  bool add_mapping(char* start, char* end, bool of_file);
  bool add(char* start, char* end, bool of_file);
  bool find_changed();
  bool find_changed_in(const Region& region);

  Vec<Region> regions_;
  Vec<Page> hot_;  ///< pages that some execution changed: copied back after each
  AddressMap<bool> known_;
  int file_ = -1;
  int pagemap_ = -1;
  unsigned long file_size_ = 0;
  long faults_ = -1;
};

}  // namespace ccgrade::explore

#pragma once
#include <string>
#include <vector>

#include "grader/host/host.hpp"

namespace ccgrade {

/// The instructions of these objects, one per line, as llvm-objdump-19 lists them. An Error when an
/// object cannot be read.
Result<std::string> disassemble(Host& host, const std::vector<std::string>& objects);

/// Does such a listing, of objects that were compiled with -fsanitize=thread, synchronise by
/// instructions of its own? The compiler makes a call of every atomic operation that it knows, so a
/// locked instruction or a fence that is left comes from inline assembly, or from a function that
/// asked not to be instrumented; what such code orders, no race detector sees.
bool lists_synchronisation(const std::string& listing);

/// Does it call the operating system past the C library? No compiler makes such an instruction.
bool lists_system_call(const std::string& listing);

}  // namespace ccgrade

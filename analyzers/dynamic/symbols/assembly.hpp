#pragma once
#include <string>
#include <vector>

#include "grader/host/host.hpp"

namespace ccgrade {

/// Do these objects, which were compiled with -fsanitize=thread, synchronise by instructions of
/// their own? The compiler makes a call of every atomic operation that it knows, so a locked
/// instruction or a fence that is left comes from inline assembly, or from a function that asked
/// not to be instrumented; what such code orders, no race detector sees. An Error when an object
/// cannot be read.
Result<bool> synchronise_in_assembly(Host& host, const std::vector<std::string>& objects);

/// Is there such an instruction in a listing of llvm-objdump-19?
bool lists_synchronisation(const std::string& listing);

}  // namespace ccgrade

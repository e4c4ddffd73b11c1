#pragma once
#include "grader/host/confinement.hpp"
#include "grader/model/result.hpp"

namespace ccgrade::cell {

/// Makes the file system of this process, which has mounts of its own, what the confinement names
/// and no more. An Error says which path cannot be shown.
Status see_only(const Confinement& confinement);

}  // namespace ccgrade::cell

#pragma once
#include "grader/host/confinement.hpp"
#include "grader/model/result.hpp"

namespace ccgrade::cell {

/// Whom root's commands run as: nobody has files of this user's, and the kernel counts its
/// processes.
inline constexpr int kNobody = 65534;

/// Gives up for good all that the rights do not name: the user, if it is root; capabilities, and
/// calls of the kernel. Whoever may not become another program still may by execveat of this
/// descriptor.
Status give_up_rights(const KernelRights& rights, int program);

}  // namespace ccgrade::cell

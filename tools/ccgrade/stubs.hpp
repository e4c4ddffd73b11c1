#pragma once
#include <string>
#include <vector>

#include "grader/host/host.hpp"

namespace ccgrade {

/// What can be begun from a stub: the folders of tools/ccgrade/stubs/ below `root`.
std::vector<std::string> stub_kinds(Host& host, const std::string& root);

/// Writes the stub of a kind into the source tree at `root`, under a name: kebab-case, and with a
/// number before it ("17-title") where it is a challenge's. A stub builds and passes its own test,
/// and is gone again by `rm -r` of the paths that are returned. An Error when the kind or the name
/// is no good, or something of that name is there already: nothing is written then.
Result<std::vector<std::string>> write_stub(Host& host, const std::string& root,
                                            const std::string& kind, const std::string& name);

}  // namespace ccgrade

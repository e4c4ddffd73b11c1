#pragma once
#include <optional>
#include <string>

#include "grader/host/host.hpp"

namespace ccgrade {

/// Where ccgrade's own files lie: below a build tree's root, or below share/ccgrade where it is
/// installed.
struct Installation {
  std::string root;      ///< holds challenges/, solutions/, analyzers/, grader/harness/
  std::string programs;  ///< holds ccgrade and ccgrade-static
  std::string runtime;   ///< holds the objects that are linked into submissions

  std::string harness_includes() const { return root + "/grader/harness"; }
};

/// From the running program's path: PREFIX/bin/ccgrade with PREFIX/share/ccgrade beside it, or
/// ROOT/build/<preset>/bin/ccgrade. An Error names both places that were tried.
Result<Installation> find_installation(Host& host, const std::string& program);

}  // namespace ccgrade

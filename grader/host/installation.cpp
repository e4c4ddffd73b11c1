#include "grader/host/installation.hpp"

#include <filesystem>

namespace ccgrade {

Result<Installation> find_installation(Host& host, const std::string& program) {
  const std::filesystem::path bin = std::filesystem::path(program).parent_path();
  const std::filesystem::path prefix = bin.parent_path();
  const std::string runtime = (prefix / "lib" / "ccgrade").string();
  const std::string installed = (prefix / "share" / "ccgrade").string();
  const std::string built = prefix.parent_path().parent_path().string();
  for (const std::string& root : {installed, built})
    if (host.is_folder(root + "/challenges")) return Installation{root, bin.string(), runtime};
  return Error{"ccgrade cannot find its challenges in " + installed + " or " + built +
               "; build it with `make build`, or install it whole"};
}

}  // namespace ccgrade

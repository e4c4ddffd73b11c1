#pragma once
#include <memory>
#include <stop_token>
#include <string>

#include "grader/host/host.hpp"

namespace ccgrade {

/// The real world. `jobs` (at least 1) bounds the commands that run at once; when `stop` is
/// requested, running commands are killed and end as `interrupted`. `cell`: where ccgrade-cell
/// lies, which confines commands; empty: none are confined.
std::unique_ptr<Host> make_linux_host(int jobs, std::stop_token stop, std::string cell = {});

}  // namespace ccgrade

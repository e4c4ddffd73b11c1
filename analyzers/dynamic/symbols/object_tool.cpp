#include "analyzers/dynamic/symbols/object_tool.hpp"

namespace ccgrade {

Result<std::string> run_object_tool(Host& host, std::vector<std::string> tool,
                                    const std::vector<std::string>& objects) {
  Command command;
  command.argv = std::move(tool);
  command.argv.insert(command.argv.end(), objects.begin(), objects.end());
  command.limits.output_bytes = 256 << 20;
  command.confinement = {objects, {}, {}};
  ProcessResult done = host.run(command);
  if (!done.succeeded())
    return Error{command.argv[0] + " cannot read the program's objects: " + done.outcome.detail +
                 done.err.substr(0, 400)};
  return std::move(done.out);
}

}  // namespace ccgrade

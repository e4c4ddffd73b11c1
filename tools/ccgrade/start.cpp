// ccgrade start: a copy of a challenge's starter to work on.
#include <filesystem>
#include <iostream>

#include "tools/ccgrade/commands.hpp"

namespace ccgrade {
namespace {

/// The starter's files, the interface that they implement, and the statement.
std::vector<std::pair<std::string, std::string>> files_to_copy(const Context& context,
                                                               const Challenge& challenge) {
  std::vector<std::pair<std::string, std::string>> files{
      {challenge.root + "/api.hpp", "api.hpp"}, {challenge.root + "/README.md", "README.md"}};
  if (const auto names = context.host.list(challenge.root + "/starter"); names)
    for (const std::string& name : *names)
      files.emplace_back(challenge.root + "/starter/" + name, name);
  return files;
}

int start(const Context& context, const std::string& id, std::string folder) {
  const Result<Challenge> challenge = context.catalog.challenge(id);
  if (!challenge) return fail(Exit::usage, challenge.error());
  if (folder.empty()) folder = id;
  const auto files = files_to_copy(context, *challenge);
  // Work that is already there is never overwritten, not even in part.
  for (const auto& [from, name] : files)
    if (std::filesystem::exists(std::filesystem::symlink_status(folder + "/" + name)))
      return fail(Exit::usage,
                  Error{folder + "/" + name + " is already there; name another folder"});
  if (const Status made = context.host.make_folder(folder); !made)
    return fail(Exit::usage, made.error());
  for (const auto& [from, name] : files) {
    const Result<std::string> text = context.host.read_file(from, 1 << 20);
    if (!text) return fail(Exit::cannot_judge, text.error());
    if (const Status put = context.host.write_file(folder + "/" + name, *text); !put)
      return fail(Exit::usage, put.error());
  }
  std::cout << folder << " holds the starter of " << id
            << ": read README.md, repair the .cpp files, "
            << "then\n  ccgrade run " << id << " " << folder << '\n';
  return 0;
}

}  // namespace

void add_start_command(CLI::App& app, const Context& context, int& exit_code) {
  auto id = std::make_shared<std::string>();
  auto folder = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("start", "copy a challenge's starter to work on");
  command->add_option("id", *id, "challenge, as in `ccgrade list`")->required();
  command->add_option("dir", *folder, "where to (default: a folder named like the challenge)");
  command->callback([=, &context, &exit_code] { exit_code = start(context, *id, *folder); });
}

}  // namespace ccgrade

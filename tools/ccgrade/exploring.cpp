#include "tools/ccgrade/exploring.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

#include "reports/render/clean.hpp"
#include "reports/render/exploration_text.hpp"

namespace ccgrade {
namespace {

Status print(const Context& context, const Exploration& exploration, const std::string& json) {
  if (json.empty()) {
    render_exploration(exploration, std::cout);
    return Done{};
  }
  const std::string text =
      nlohmann::json(exploration).dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
  if (json != "-") {
    render_exploration(exploration, std::cout);
    return context.host.write_file(json, text + "\n");
  }
  std::cout << text << '\n';
  return Done{};
}

/// What the compiler said keeps its lines; after it the sentence.
int refuse(const Error& error) {
  const std::size_t first_line = error.message.find('\n');
  if (first_line == std::string::npos) return fail(Exit::usage, error);
  std::cerr << clean_text(error.message.substr(first_line + 1));
  return fail(Exit::usage, Error{error.message.substr(0, first_line)});
}

}  // namespace

void add_compiler_option(CLI::App& command, std::string& compiler) {
  command.add_option("--compiler", compiler, "a g++, in place of clang++-19");
}

Status check_sources(const Context& context, const std::vector<std::string>& sources) {
  for (const std::string& source : sources) {
    if (context.host.is_folder(source))
      return Error{source + " is a folder; name its source files"};
    if (!context.host.is_file(source)) return Error{source + " does not exist"};
  }
  return Done{};
}

int finish_exploring(const Context& context, const Result<Exploration>& exploration,
                     const std::string& json) {
  if (!exploration) return refuse(exploration.error());
  if (const Status put = print(context, *exploration, json); !put)
    return fail(Exit::cannot_judge, put.error());
  if (context.host.stopping()) return static_cast<int>(Exit::interrupted);
  if (exploration->failure) return static_cast<int>(Exit::found);
  return static_cast<int>(exploration->inconclusive.empty() ? Exit::ok : Exit::cannot_judge);
}

}  // namespace ccgrade

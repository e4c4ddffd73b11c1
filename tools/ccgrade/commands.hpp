#pragma once
// One factory per subcommand, each in a file of its own: it adds its options to `app` and sets a
// callback that does the work and stores the exit code. Included by main.cpp and the commands only.
#include <CLI/CLI.hpp>

#include "tools/ccgrade/context.hpp"

namespace ccgrade {

void add_run_command(CLI::App& app, const Context& context, int& exit_code);
void add_list_command(CLI::App& app, const Context& context, int& exit_code);
void add_show_command(CLI::App& app, const Context& context, int& exit_code);
void add_start_command(CLI::App& app, const Context& context, int& exit_code);
void add_report_command(CLI::App& app, const Context& context, int& exit_code);
void add_check_command(CLI::App& app, const Context& context, int& exit_code);
void add_explore_command(CLI::App& app, const Context& context, int& exit_code);
void add_replay_command(CLI::App& app, const Context& context, int& exit_code);
void add_explain_command(CLI::App& app, const Context& context, int& exit_code);
void add_hint_command(CLI::App& app, const Context& context, int& exit_code);
void add_doctor_command(CLI::App& app, const Context& context, int& exit_code);
void add_dev_command(CLI::App& app, const Context& context, int& exit_code);

}  // namespace ccgrade

// ccgrade list: the challenges, with the learner's own best.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "grader/ledger/ledger.hpp"
#include "tools/ccgrade/commands.hpp"

namespace ccgrade {
namespace {

struct ListOptions {
  bool json = false;
  std::string learner = default_learner();
};

struct Row {
  Challenge challenge;
  double best = -1;  ///< share of full marks; negative: never graded
};

/// Progress is a courtesy here: without a ledger the list is still a list.
double best_of(const Context& context, const std::string& learner, const std::string& challenge) {
  if (!context.host.is_file(context.data_folder + "/ledger.db")) return -1;
  std::string note;
  Result<Ledger> ledger = Ledger::open(context.host, context.data_folder, &note);
  if (!note.empty()) std::cerr << "ccgrade: " << note << '\n';
  if (!ledger) return -1;
  const Result<double> best = ledger->best_share(learner, challenge);
  return best ? *best : -1;
}

std::string best_text(double best) {
  if (best < 0) return "not tried";
  if (best >= 1) return "done";
  return "best " + std::to_string(static_cast<int>(best * 100 + 0.5)) + " %";
}

void print_rows(const std::vector<Row>& rows) {
  std::size_t width = 0;
  for (const Row& row : rows) width = std::max(width, row.challenge.id.size());
  for (const Row& row : rows) {
    std::string id = row.challenge.id;
    id.resize(width + 2, ' ');
    std::cout << id << row.challenge.title << "  (" << row.challenge.difficulty << ", "
              << row.challenge.minutes << " min, " << best_text(row.best) << ")\n";
  }
  if (!rows.empty())
    std::cout << "\nccgrade show " << rows.front().challenge.id
              << "   its statement\nccgrade start " << rows.front().challenge.id
              << "  a copy to work on\n";
}

void print_json(const std::vector<Row>& rows) {
  nlohmann::ordered_json challenges = nlohmann::ordered_json::array();
  for (const Row& row : rows) {
    nlohmann::ordered_json entry{
        {"id", row.challenge.id},           {"title", row.challenge.title},
        {"topic", row.challenge.topic},     {"difficulty", row.challenge.difficulty},
        {"minutes", row.challenge.minutes}, {"prerequisites", row.challenge.prerequisites}};
    entry["best"] = row.best < 0 ? nlohmann::ordered_json() : nlohmann::ordered_json(row.best);
    challenges.push_back(entry);
  }
  const nlohmann::ordered_json document{{"challenges", challenges}};
  std::cout << document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

int list(const Context& context, const ListOptions& options) {
  std::vector<Row> rows;
  for (const std::string& id : context.catalog.challenge_ids()) {
    Result<Challenge> challenge = context.catalog.challenge(id);
    if (!challenge) return fail(Exit::usage, challenge.error());
    rows.push_back({*challenge, best_of(context, options.learner, id)});
  }
  options.json ? print_json(rows) : print_rows(rows);
  return 0;
}

}  // namespace

void add_list_command(CLI::App& app, const Context& context, int& exit_code) {
  auto options = std::make_shared<ListOptions>();
  CLI::App* command = app.add_subcommand("list", "the challenges, with your own progress");
  command->add_flag("--json", options->json, "for a program to read");
  command->add_option("--learner", options->learner, "whose progress");
  command->callback([=, &context, &exit_code] { exit_code = list(context, *options); });
}

}  // namespace ccgrade

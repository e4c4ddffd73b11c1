#include "analyzers/static/checks/cv-no-shutdown-path/joined.hpp"

#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"

namespace ccgrade {
namespace {

struct Ending {
  Frame at;
  std::string thread;  ///< where it is kept
  bool joins = false;  ///< or lets it go
};

std::vector<Ending> endings(const Program& program) {
  std::vector<Ending> all;
  for (const auto& [usr, function] : program.functions())
    for (const Call& call : function.calls) {
      const FunctionModel* model = program.models().function(call.name);
      if (!model || !(model->joins || model->detaches)) continue;
      const bool given = model->thread && std::size_t(*model->thread) < call.args.size();
      const std::string thread = place_of(given ? call.args[*model->thread].path : call.receiver);
      if (!thread.empty()) all.push_back({{&function, call.site, ""}, thread, model->joins});
    }
  return all;
}

bool joins_itself(const FunctionSummary& starter, const Spawn& spawn) {
  return std::ranges::any_of(notes_of(starter, "jthread"),
                             [&](const Note* note) { return note->site == spawn.call.site; });
}

}  // namespace

std::string place_of(const AccessPath& path) {
  std::string place = family(path);
  while (place.ends_with("[]") || place.ends_with("*"))
    place.resize(place.find_last_not_of("[]*") + 1);
  return place;
}

std::vector<const Note*> notes_of(const FunctionSummary& function, const std::string& kind) {
  std::vector<const Note*> all;
  for (const Note& note : function.notes)
    if (note.rule == "cv-no-shutdown-path" && note.kind == kind) all.push_back(&note);
  return all;
}

std::vector<JoinedThread> joined_threads(const Program& program) {
  const std::vector<Ending> ends = endings(program);
  std::vector<JoinedThread> all;
  for (const auto& [usr, starter] : program.functions())
    for (const Spawn& spawn : starter.spawns) {
      const std::string thread = place_of(spawn.object);
      const auto ends_it = [&](bool joins) {
        return std::ranges::find_if(ends, [&](const Ending& ending) {
          return !thread.empty() && ending.thread == thread && ending.joins == joins;
        });
      };
      if (ends_it(false) != ends.end()) continue;
      if (const auto join = ends_it(true); join != ends.end())
        all.push_back({&starter, &spawn, join->at, false});
      else if (joins_itself(starter, spawn))
        all.push_back({&starter, &spawn, {&starter, spawn.call.site, ""}, true});
    }
  return all;
}

}  // namespace ccgrade

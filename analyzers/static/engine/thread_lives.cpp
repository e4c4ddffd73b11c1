#include "analyzers/static/engine/thread_lives.hpp"

#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/entries.hpp"
#include "analyzers/static/engine/place.hpp"
#include "analyzers/static/engine/reach.hpp"

namespace ccgrade {
namespace {

/// The container of a thread: many are put into one, and each is joined as one of its elements.
AccessPath kept_in(AccessPath thread) {
  while (!thread.steps.empty() && thread.steps.back().kind == StepKind::index)
    thread.steps.pop_back();
  return thread;
}

AccessPath joined_by(const LibraryCall& call) {
  const std::optional<int>& given = call.model->thread;
  if (!given) return call.receiver;
  return std::size_t(*given) < call.args.size() ? call.args[*given] : AccessPath{};
}

}  // namespace

std::vector<Start> starts_of(const Program& program) {
  std::vector<Start> all;
  for (const auto& [usr, function] : program.functions())
    for (const Spawn& spawn : function.spawns) all.push_back({&function, &spawn});
  return all;
}

bool is_thread_of(const Start& start, const AccessPath& waited_for) {
  if (start.spawn->object.root == Root::unknown) return false;
  if (start.spawn->object.root == Root::local)
    return !waited_for.id.empty() && start.spawn->object.id == waited_for.id;
  const AccessPath started = kept_in(start.spawn->object);
  return !family(started).empty() && may_alias(started, kept_in(waited_for));
}

ThreadLives::ThreadLives(const Program& program) : program_(program) {
  for (const Start& start : starts_of(program))
    for (const FunctionSummary* target : program.targets(start.spawn->call.callee))
      starts_.emplace(target->usr, start);
}

bool ThreadLives::joined_before(const Frame& frame, const Start& start) const {
  const auto calls = program_.library_calls().find(frame.function->usr);
  return calls != program_.library_calls().end() &&
         std::ranges::any_of(calls->second, [&](const LibraryCall& call) {
           return call.model->joins && is_thread_of(start, joined_by(call)) &&
                  stands_before(call.chain.front().site, frame.site);
         });
}

/// `parallel_for(n, body)`.
bool ThreadLives::ends_in_starter(const FunctionSummary& user, const Start& start) const {
  const FunctionSummary& starter = *start.starter;
  const int number = static_cast<int>(start.spawn - starter.spawns.data());
  if (std::ranges::count(starter.outliving, number) > 0) return false;
  const bool meanwhile = std::ranges::any_of(starter.calls, [&](const Call& call) {
    return std::ranges::count(call.live, number) > 0 &&
           std::ranges::any_of(program_.targets(call.callee), [&](const FunctionSummary* target) {
             return reached_from(program_, *target).contains(user.usr);
           });
  });
  if (meanwhile || &user == &starter) return false;
  const auto [known, added] = of_one_thread_.try_emplace({starter.usr, user.usr});
  if (added) known->second = is_of_one_thread(program_, {starter.usr, user.usr});
  return known->second;
}

bool ThreadLives::apart(const ReachedAccess& access, const FunctionSummary& thread) const {
  const auto [first, last] = starts_.equal_range(thread.usr);
  return first != last && std::all_of(first, last, [&](const auto& entry) {
           const Start& start = entry.second;
           return std::ranges::any_of(access.chain,
                                      [&](const Frame& frame) {
                                        const bool not_yet =
                                            frame.function == start.starter &&
                                            stands_before(frame.site, start.spawn->call.site);
                                        return not_yet || joined_before(frame, start);
                                      }) ||
                  ends_in_starter(access.function(), start);
         });
}

}  // namespace ccgrade

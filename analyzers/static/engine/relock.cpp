#include "analyzers/static/engine/relock.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

using Places = std::tuple<std::string, int, int, std::string, int, int>;

Places places_of(const Relock& relock) {
  const Location& held = relock.held->chain.back().site;
  const Location& wanted = relock.effect->chain.back().site;
  return {held.file, held.line, held.column, wanted.file, wanted.line, wanted.column};
}

std::size_t length(const Relock& relock) {
  return relock.effect->chain.size() + relock.held->chain.size();
}

/// A mutex of POSIX or C is what it is made to be; a class of which no model tells may be so, too.
bool may_be_taken_again(const Program& program, const std::string& type, bool attributes_are_set) {
  const TypeModel* model = program.models().type(type);
  return !model || model->recursive || (model->of_c && attributes_are_set);
}

bool asks_for_recursion(const Call& call, std::size_t argument) {
  const Index* value = argument < call.args.size() ? &call.args[argument].value : nullptr;
  return !value || value->kind != IndexKind::constant || value->text != "0";
}

bool sets_attributes(const Program& program) {
  return std::ranges::any_of(program.functions(), [&](const auto& each) {
    return std::ranges::any_of(each.second.calls, [&](const Call& call) {
      const FunctionModel* model = program.models().function(call.name);
      return model && model->makes_recursive && asks_for_recursion(call, *model->makes_recursive);
    });
  });
}

}  // namespace

std::vector<Relock> relocks(const Program& program) {
  const bool attributes_are_set = sets_attributes(program);
  std::map<Places, Relock> shortest;
  for (const auto& [usr, function] : program.functions())
    for (const Effect& effect : program.effects(usr)) {
      const bool may_not_happen = effect.if_asked && effect.chain.size() > 1;
      if (may_not_happen || may_be_taken_again(program, effect.type, attributes_are_set)) continue;
      // What its callers hold besides comes after what it took itself.
      const auto found = std::ranges::find_if(effect.held, [&](const HeldLock& held) {
        return !held.held.gate && held.held.certain && surely_same(held.held.lock, effect.lock);
      });
      if (found != effect.held.end()) {
        const Relock relock{&effect, &*found};
        const auto [known, added] = shortest.emplace(places_of(relock), relock);
        if (!added && length(relock) < length(known->second)) known->second = relock;
      }
    }
  std::vector<Relock> all;
  for (const auto& [places, relock] : shortest) all.push_back(relock);
  return all;
}

Finding describe(const Relock& relock, const std::string& rule, const std::string& how,
                 const std::string& waits) {
  const Frame& taken = relock.held->chain.back();
  const Frame& again = relock.effect->chain.back();
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = again.site;
  finding.sites = {site_of(Role::holds, taken, relock.held->held.lock),
                   site_of(Role::wants, again, relock.effect->lock)};
  finding.message = again.function->name + " locks " + quoted(relock.effect->lock.text) + how +
                    std::to_string(taken.site.line);
  tell_holding(finding, "T1", relock.held->chain, quoted(relock.held->held.lock.text),
               relock.effect->chain, waits);
  return finding;
}

}  // namespace ccgrade

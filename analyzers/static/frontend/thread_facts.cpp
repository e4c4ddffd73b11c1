// Theory of operation. Each local std::thread (or container of them) is, on the paths to a point, a
// set of states: not started, joinable, done. Where it is destroyed it is reported
//   - if it is joinable on every path there, or
//   - if it was started on every path, is done on some, and only one statement ever ends it: then
//   the
//     other paths have passed that statement by.
// A thread that may not have been started is not reported: the condition that started it may be the
// one that joins it. Nor is one whose variable may have been handed to other code on the way.
#include "analyzers/static/frontend/dataflow.hpp"
#include "analyzers/static/frontend/function_facts.hpp"
#include "analyzers/static/frontend/naming.hpp"
#include "analyzers/static/frontend/paths.hpp"
#include "analyzers/static/frontend/thread_uses.hpp"

namespace ccgrade::frontend {
namespace {

using clang::VarDecl;
using llvm::dyn_cast;

constexpr unsigned kNotStarted = 1, kJoinable = 2, kDone = 4, kHandedOver = 8;

struct ThreadState {
  std::map<const VarDecl*, unsigned> fates;
  bool join(const ThreadState& other) {
    const auto before = fates;
    for (const auto& [variable, fate] : other.fates) fates[variable] |= fate;
    return fates != before;
  }
};

struct Exit {
  const VarDecl* variable;
  const clang::Stmt* trigger;
  bool some_paths;  ///< done on others
};

class ThreadDomain {
 public:
  using State = ThreadState;
  ThreadDomain(const Vocabulary& words, const ThreadUses& uses) : words_(words), uses_(uses) {}

  void element(const clang::CFGElement& element, State& state) {
    if (const auto statement = element.getAs<clang::CFGStmt>()) {
      apply(*statement->getStmt(), state);
    } else if (const auto object = element.getAs<clang::CFGAutomaticObjDtor>()) {
      leave(object->getVarDecl(), object->getTriggerStmt(), state);
    }
  }

  bool edge(const clang::CFGBlock& from, unsigned successor, State& state) {
    const auto* loop = from.getTerminatorStmt();
    if (successor == 1 && is_loop(loop)) {
      const LoopEffect effect = loop_effect(words_, *loop);
      // A loop that starts threads is taken to start one. This must not depend on what the state
      // has so far, or the first round of the fixpoint would leave its zero-trip answer behind.
      for (const VarDecl* variable : effect.created)
        if (uses_.followed(variable))
          state.fates[variable] = (state.fates[variable] & ~kNotStarted) | kJoinable;
      for (const VarDecl* variable : effect.ended) set(variable, kDone, state);
    }
    if (const auto* condition = two_way_condition(from))
      if (const auto* variable = uses_.asked_joinable(condition, successor == 0))
        state.fates[variable] = (state.fates[variable] & ~kJoinable) | kDone;
    return true;
  }

  void record(std::vector<Exit>* exits) { exits_ = exits; }

 private:
  void set(const VarDecl* variable, unsigned fate, State& state) {
    if (uses_.followed(variable))
      state.fates[variable] = fate | (state.fates[variable] & kHandedOver);
  }

  void apply(const clang::Stmt& statement, State& state) {
    if (const auto* declaration = dyn_cast<clang::DeclStmt>(&statement))
      for (const clang::Decl* decl : declaration->decls())
        if (const auto* variable = dyn_cast<VarDecl>(decl); uses_.followed(variable))
          state.fates[variable] = kNotStarted;
    if (const auto* variable = created_in(words_, statement)) set(variable, kJoinable, state);
    for (const VarDecl* variable : uses_.handed_over_in(statement))
      state.fates[variable] |= kHandedOver;
    if (const auto* variable = uses_.ended_by(statement)) set(variable, kDone, state);
  }

  void leave(const VarDecl* variable, const clang::Stmt* trigger, State& state) {
    const auto found = state.fates.find(variable);
    if (found == state.fates.end() || !exits_) return;
    const unsigned fate = found->second;
    if (fate == kJoinable) exits_->push_back({variable, trigger, false});
    if (fate == (kJoinable | kDone) && uses_.endings(variable) == 1)
      exits_->push_back({variable, trigger, true});
  }

  const Vocabulary& words_;
  const ThreadUses& uses_;
  std::vector<Exit>* exits_ = nullptr;
};

/// The exits, in the order of the source. Notes in the summary when the analysis did not settle.
std::vector<Exit> find_exits(const Vocabulary& words, const clang::CFG& cfg, const ThreadUses& uses,
                             FunctionSummary& summary) {
  ThreadDomain domain(words, uses);
  const auto entry = fixpoint(cfg, domain);
  summary.abandoned |= entry.empty();
  std::vector<Exit> exits;
  domain.record(&exits);
  const clang::PostOrderCFGView order(&cfg);
  for (const clang::CFGBlock* block : order) {
    const auto found = entry.find(block);
    if (found == entry.end()) continue;
    ThreadState state = found->second;
    for (const clang::CFGElement& element : *block) domain.element(element, state);
  }
  return exits;
}

UnjoinedExit describe(const Exit& exit, const clang::FunctionDecl& function,
                      const ThreadUses& uses) {
  const auto& sources = function.getASTContext().getSourceManager();
  const bool returns = llvm::isa<clang::ReturnStmt>(exit.trigger);
  const auto where = returns ? exit.trigger->getBeginLoc() : exit.trigger->getEndLoc();
  const bool whole = exit.trigger == function.getBody();
  UnjoinedExit result{location_of(sources, where),
                      returns ? "returns"
                      : whole ? "ends"
                              : "leaves its scope",
                      {}};
  const clang::Stmt* guarded = exit.some_paths ? uses.ending_of_variable(exit.variable)
                               : returns       ? exit.trigger
                                               : nullptr;
  if (const auto* branch = uses.branch_around(guarded))
    result.branch = location_of(sources, branch->getBeginLoc());
  return result;
}

}  // namespace

void thread_facts(const Vocabulary& words, const clang::FunctionDecl& function,
                  const clang::CFG& cfg, FunctionSummary& summary) {
  ThreadUses uses(words, *function.getBody());
  if (uses.empty()) return;
  const auto& sources = function.getASTContext().getSourceManager();
  std::map<const VarDecl*, ThreadObject> objects;
  for (const Exit& exit : find_exits(words, cfg, uses, summary)) {
    if (uses.in_handler(exit.trigger)) continue;
    ThreadObject& object = objects[exit.variable];
    object.name = exit.variable->getNameAsString();
    object.many = words.kind_of(exit.variable->getType()) != TypeKind::thread;
    object.created = location_of(sources, uses.creation(exit.variable));
    object.unjoined.push_back(describe(exit, function, uses));
  }
  for (auto& [variable, object] : objects) summary.threads.push_back(std::move(object));
}

}  // namespace ccgrade::frontend

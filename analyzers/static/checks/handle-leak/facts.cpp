// Theory of operation. A local variable that a library call gives a handle to (the models say which
// calls) is, on the paths to a point, a set of states: nothing, open, closed. A way out of the
// function on which it is open, whatever path leads there, is noted. A handle that is used for
// anything but calls of libraries and tests may live on elsewhere, and is not followed.
//
// A note per such way out: `text` is the variable, `kind` the kind of handle, `site` where it was
// opened, `other` the way out.
#include "analyzers/static/checks/handle-leak/facts/handles.hpp"
#include "analyzers/static/frontend/dataflow.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using clang::VarDecl;
using llvm::dyn_cast;

constexpr unsigned kNothing = 1, kOpen = 2, kClosed = 4;

struct HandleState {
  std::map<const VarDecl*, unsigned> fates;
  bool join(const HandleState& other) {
    const auto before = fates;
    for (const auto& [variable, fate] : other.fates) fates[variable] |= fate;
    return fates != before;
  }
};

class HandleDomain {
 public:
  using State = HandleState;
  explicit HandleDomain(const Handles& handles) : handles_(handles) {}

  void element(const clang::CFGElement& element, State& state) {
    const auto statement = element.getAs<clang::CFGStmt>();
    if (!statement) return;
    if (const VarDecl* variable = handles_.closed_by(*statement->getStmt()))
      set(variable, kClosed, state);
    if (const VarDecl* variable = handles_.opened_by(*statement->getStmt()))
      set(variable, kOpen, state);
  }
  bool edge(const clang::CFGBlock& from, unsigned successor, State& state) {
    if (const Expr* condition = two_way_condition(from)) test(condition, successor == 0, state);
    return true;
  }

 private:
  void set(const VarDecl* variable, unsigned fate, State& state) const {
    if (handles_.follows(variable)) state.fates[variable] = fate;
  }

  /// `(fd = open(name)) != -1`, too.
  static const VarDecl* tested_variable(const Expr* side) {
    const auto* op = dyn_cast<clang::BinaryOperator>(plain(side));
    return local_variable(op && op->getOpcode() == clang::BO_Assign ? op->getLHS() : side);
  }

  /// Where it is null, or below zero, or where anything else is asked of it, nothing is open.
  void test(const Expr* condition, bool holds, State& state) const {
    condition = plain(condition);
    if (const auto* op = dyn_cast<clang::UnaryOperator>(condition);
        op && op->getOpcode() == clang::UO_LNot)
      return test(op->getSubExpr(), !holds, state);
    if (const VarDecl* variable = tested_variable(condition); handles_.follows(variable))
      return holds ? void() : set(variable, kNothing, state);
    for (const VarDecl* variable : handles_.told_by(condition))
      if (holds) set(variable, kNothing, state);  // a number that is no SQLITE_OK
    const auto* op = dyn_cast<clang::BinaryOperator>(condition);
    if (!op || !op->isComparisonOp()) return;
    for (const Expr* side : {op->getLHS(), op->getRHS()})
      for (const VarDecl* variable : handles_.told_by(side))
        if (failed(*op, holds)) set(variable, kNothing, state);
    const VarDecl* variable = tested_variable(op->getLHS());
    const VarDecl* right = local_variable(op->getRHS());
    const bool is_equality = op->getOpcode() == clang::BO_EQ || op->getOpcode() == clang::BO_LT ||
                             op->getOpcode() == clang::BO_LE;
    if (variable && holds == is_equality) set(variable, kNothing, state);
    if (right) set(right, kNothing, state);
  }

  /// Of a result that is compared: it is that of a success only where it equals 0.
  static bool failed(const clang::BinaryOperator& comparison, bool holds) {
    const auto is_zero = [](const Expr* side) {
      const auto* number = dyn_cast<clang::IntegerLiteral>(plain(side));
      return number && number->getValue() == 0;
    };
    const bool with_zero = is_zero(comparison.getLHS()) || is_zero(comparison.getRHS());
    const bool equal = comparison.getOpcode() == (holds ? clang::BO_EQ : clang::BO_NE);
    return !with_zero || !equal;
  }

  const Handles& handles_;
};

class HandleLeak : public FactFinder {
 public:
  void look_at(const FunctionView& view, FunctionSummary& summary) const override {
    if (view.function.isMain()) return;  // the process ends, and the system closes all
    const Handles handles(view);
    if (handles.empty()) return;
    HandleDomain domain(handles);
    const auto entry = fixpoint(view.cfg, domain);
    summary.abandoned |= entry.empty();
    const clang::PostOrderCFGView order(&view.cfg);
    for (const clang::CFGBlock* block : order) {
      const auto found = entry.find(block);
      if (found == entry.end()) continue;
      HandleState state = found->second;
      for (const clang::CFGElement& element : *block) domain.element(element, state);
      each_way_out(*block, view.cfg, domain, state,
                   [&](const HandleState& left) { note(view, handles, *block, left, summary); });
    }
  }

 private:
  static void note(const FunctionView& view, const Handles& handles, const clang::CFGBlock& block,
                   const HandleState& state, FunctionSummary& summary) {
    const clang::Stmt* last = last_statement(block);
    const auto where = last ? last->getBeginLoc() : view.body().getEndLoc();
    for (const auto& [variable, opening] : handles.opened()) {
      const auto fate = state.fates.find(variable);
      if (fate != state.fates.end() && fate->second == kOpen)
        summary.notes.push_back({"handle-leak",
                                 opening.kind,
                                 view.location(opening.where),
                                 view.location(where),
                                 variable->getNameAsString(),
                                 {}});
    }
  }
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_handle_leak_facts() {
  return std::make_unique<frontend::HandleLeak>();
}

}  // namespace ccgrade

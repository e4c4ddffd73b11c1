// Theory of operation. A local variable that a library call gives a handle to (the models say which
// calls) is, on the paths to a point, a set of states: nothing, open, closed. A way out of the
// function on which it is open, whatever path leads there, is noted. A handle that is used for
// anything but calls of libraries and tests may live on elsewhere, and is not followed.
//
// A note per such way out: `text` is the variable, `kind` the kind of handle, `site` where it was
// opened, `other` the way out.
#include "analyzers/static/frontend/dataflow.hpp"
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using clang::VarDecl;
using llvm::dyn_cast;
using llvm::isa;

constexpr unsigned kNothing = 1, kOpen = 2, kClosed = 4;

struct Opening {
  std::string kind;
  clang::SourceLocation where;
};

const VarDecl* local_variable(const Expr* expression) {
  const auto* reference = dyn_cast_or_null<clang::DeclRefExpr>(plain(expression));
  const auto* variable = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
  const bool local = variable && variable->hasLocalStorage() &&
                     !isa<clang::ParmVarDecl>(variable) && !variable->getType()->isReferenceType();
  return local ? variable : nullptr;
}

/// `&database`, where a function puts its handle.
const VarDecl* pointed_to(const Expr* expression) {
  const auto* op = dyn_cast_or_null<clang::UnaryOperator>(plain(expression));
  return op && op->getOpcode() == clang::UO_AddrOf ? local_variable(op->getSubExpr()) : nullptr;
}

/// The variables of a function that get handles, and may be followed.
class Handles : public OwnStatements {
 public:
  explicit Handles(const FunctionView& view) : view_(view) {
    TraverseStmt(const_cast<clang::Stmt*>(&view.body()));
    for (const VarDecl* variable : escaped_) opened_.erase(variable);
  }

  const std::map<const VarDecl*, Opening>& opened() const { return opened_; }
  bool empty() const { return opened_.empty(); }
  bool follows(const VarDecl* variable) const { return opened_.contains(variable); }

  /// The variable that a statement gives a handle to.
  const VarDecl* opened_by(const clang::Stmt& statement) const {
    if (const auto* declaration = dyn_cast<clang::DeclStmt>(&statement)) {
      const auto* variable =
          declaration->isSingleDecl() ? dyn_cast<VarDecl>(declaration->getSingleDecl()) : nullptr;
      return variable && variable->hasLocalStorage() && opens(variable->getInit()) ? variable
                                                                                   : nullptr;
    }
    if (const auto* op = dyn_cast<clang::BinaryOperator>(&statement))
      return op->getOpcode() == clang::BO_Assign && opens(op->getRHS())
                 ? local_variable(op->getLHS())
                 : nullptr;
    const auto* call = dyn_cast<clang::CallExpr>(&statement);
    if (!call) return nullptr;
    const FunctionModel model = view_.words.function(call->getDirectCallee());
    const bool into = !model.opens.empty() && model.opens_in &&
                      static_cast<unsigned>(*model.opens_in) < call->getNumArgs();
    return into ? pointed_to(call->getArg(static_cast<unsigned>(*model.opens_in))) : nullptr;
  }

  /// The variables whose opening a value tells of: a call that puts its handle elsewhere, or what
  /// keeps the results of such calls.
  std::vector<const VarDecl*> told_by(const Expr* value) const {
    if (const auto* call = dyn_cast_or_null<clang::CallExpr>(plain(value)))
      if (const VarDecl* variable = opened_by(*call)) return {variable};
    const auto known = results_.find(local_variable(value));
    return known == results_.end() ? std::vector<const VarDecl*>{} : known->second;
  }

  const VarDecl* closed_by(const clang::Stmt& statement) const {
    const auto* call = dyn_cast<clang::CallExpr>(&statement);
    const FunctionModel model =
        call ? view_.words.function(call->getDirectCallee()) : FunctionModel{};
    const bool closes = model.closes && static_cast<unsigned>(*model.closes) < call->getNumArgs();
    return closes ? local_variable(call->getArg(static_cast<unsigned>(*model.closes))) : nullptr;
  }

  bool VisitStmt(clang::Stmt* statement) override {
    if (const VarDecl* variable = opened_by(*statement))
      opened_.emplace(variable, Opening{kind_of(*statement), statement->getBeginLoc()});
    if (const auto* call = dyn_cast<clang::CallExpr>(statement))
      if (const VarDecl* variable = opened_by(*call); variable && !is_followed_up(*call))
        escaped_.insert(variable);
    if (const auto* declaration = dyn_cast<clang::DeclStmt>(statement)) {
      for (const clang::Decl* each : declaration->decls())
        if (const auto* result = dyn_cast<VarDecl>(each)) keep_result(result, result->getInit());
    } else if (const auto* op = dyn_cast<clang::BinaryOperator>(statement)) {
      if (op->isAssignmentOp()) keep_result(local_variable(op->getLHS()), op->getRHS());
    }
    return true;
  }
  bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
    const VarDecl* variable = local_variable(mention);
    if (variable && !is_harmless(*mention)) escaped_.insert(variable);
    if (const auto known = results_.find(variable); known != results_.end())
      if (!is_followed_up(*mention)) escaped_.insert(known->second.begin(), known->second.end());
    return true;
  }
  bool TraverseLambdaExpr(clang::LambdaExpr* lambda) override {
    for (const auto& capture : lambda->captures())
      if (capture.capturesVariable())
        if (const auto* variable = dyn_cast<VarDecl>(capture.getCapturedVar()))
          escaped_.insert(variable);
    return true;
  }

 private:
  void keep_result(const VarDecl* result, const Expr* value) {
    if (!result || !value) return;
    const auto* call = dyn_cast_or_null<clang::CallExpr>(plain(value));
    const VarDecl* opened = call ? opened_by(*call) : nullptr;
    if (opened) results_[result].push_back(opened);
  }

  const clang::CallExpr* opening_call(const Expr* value) const {
    const auto* call = dyn_cast_or_null<clang::CallExpr>(value ? plain(value) : nullptr);
    if (!call) return nullptr;
    const FunctionModel model = view_.words.function(call->getDirectCallee());
    return !model.opens.empty() && !model.opens_in ? call : nullptr;
  }
  bool opens(const Expr* value) const { return opening_call(value) != nullptr; }

  std::string kind_of(const clang::Stmt& statement) const {
    const Expr* value = nullptr;
    if (const auto* declaration = dyn_cast<clang::DeclStmt>(&statement))
      value = llvm::cast<VarDecl>(declaration->getSingleDecl())->getInit();
    else if (const auto* op = dyn_cast<clang::BinaryOperator>(&statement))
      value = op->getRHS();
    const auto* call = value ? opening_call(value) : dyn_cast<clang::CallExpr>(&statement);
    return call ? view_.words.function(call->getDirectCallee()).opens : "";
  }

  /// Is what tells of an opening only tested, kept, told on or dropped? Else nobody here knows on
  /// which way something is open.
  bool is_followed_up(const Expr& told) const {
    const clang::Stmt* user = view_.around(told);
    const auto* op = dyn_cast_or_null<clang::BinaryOperator>(user);
    return llvm::isa_and_nonnull<clang::DeclStmt, clang::ReturnStmt>(user) ||
           (op && op->getOpcode() == clang::BO_Assign) || is_harmless(told);
  }

  /// An argument of a library's function, or part of a test.
  bool is_harmless(const Expr& mention) const {
    const clang::Stmt* user = view_.around(mention);
    if (const auto* op = dyn_cast_or_null<clang::UnaryOperator>(user)) {
      if (op->getOpcode() == clang::UO_LNot) return true;
      if (op->getOpcode() != clang::UO_AddrOf) return false;
      user = view_.around(*op);
    }
    if (const auto* op = dyn_cast_or_null<clang::BinaryOperator>(user))
      return (op->isComparisonOp() && !is_kept(*op)) || op->isLogicalOp() ||
             (op->getOpcode() == clang::BO_Assign && plain(op->getLHS()) == plain(&mention));
    if (llvm::isa_and_nonnull<clang::IfStmt, clang::WhileStmt, clang::ConditionalOperator,
                              clang::CompoundStmt>(user))
      return true;
    const auto* call = dyn_cast_or_null<clang::CallExpr>(user);
    const auto* callee = call ? call->getDirectCallee() : nullptr;
    if (!callee || !is_system(*callee) || !callee->getIdentifier() ||
        isa<clang::CXXMethodDecl>(callee))
      return false;
    // What makes another handle of it (fdopen) closes it in the end. A statement that is prepared
    // for a database leaves that to whoever opened it.
    const FunctionModel model = view_.words.function(callee);
    return model.opens.empty() || model.opens_in;
  }

  /// `const bool ok = fd >= 0;`: a test of `ok` is one of the handle.
  bool is_kept(const clang::BinaryOperator& comparison) const {
    const clang::Stmt* user = view_.around(comparison);
    const auto* op = dyn_cast_or_null<clang::BinaryOperator>(user);
    return llvm::isa_and_nonnull<clang::DeclStmt, clang::ReturnStmt, clang::CallExpr>(user) ||
           (op && op->isAssignmentOp());
  }

  const FunctionView& view_;
  std::map<const VarDecl*, Opening> opened_;
  std::map<const VarDecl*, std::vector<const VarDecl*>> results_;
  std::set<const VarDecl*> escaped_;
};

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

  /// Where it is null, or below zero, or where anything else is asked of it, nothing is open.
  void test(const Expr* condition, bool holds, State& state) const {
    condition = plain(condition);
    if (const auto* op = dyn_cast<clang::UnaryOperator>(condition);
        op && op->getOpcode() == clang::UO_LNot)
      return test(op->getSubExpr(), !holds, state);
    if (const VarDecl* variable = local_variable(condition); handles_.follows(variable))
      return holds ? void() : set(variable, kNothing, state);
    for (const VarDecl* variable : handles_.told_by(condition))
      if (holds) set(variable, kNothing, state);  // a number that is no SQLITE_OK
    const auto* op = dyn_cast<clang::BinaryOperator>(condition);
    if (!op || !op->isComparisonOp()) return;
    for (const Expr* side : {op->getLHS(), op->getRHS()})
      for (const VarDecl* variable : handles_.told_by(side))
        if (failed(*op, holds)) set(variable, kNothing, state);
    const VarDecl* variable = local_variable(op->getLHS());
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
      if (found == entry.end() || !leads_out(*block, view.cfg)) continue;
      HandleState state = found->second;
      for (const clang::CFGElement& element : *block) domain.element(element, state);
      note(view, handles, *block, state, summary);
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

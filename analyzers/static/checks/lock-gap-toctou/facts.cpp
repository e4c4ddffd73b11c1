// Theory of operation. A test leads to what stands in its branches, and, where its branch leaves,
// to what comes after it in the same block and the plain blocks around that. What a test looks at
// is what stands in its condition, and what the local numbers in it were set from.
//
// A note per look at `site` that leads to an act at `other` on the same thing, `path`: `member` for
// a read and a write, `call` for two calls of methods of one object. `gentle`: a call on a member,
// at `site`, that changes nothing if somebody else has been there before (insert, erase …).
#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using clang::Stmt;
using llvm::dyn_cast;
using llvm::isa;

struct Use {
  AccessPath path;
  Location site;
  bool call = false;
  bool operator==(const Use&) const = default;
};
using Uses = std::vector<Use>;

bool one_of(const std::string& name, std::initializer_list<const char*> names) {
  for (const char* each : names)
    if (name == each) return true;
  return false;
}

const clang::VarDecl* local_number(const Expr* expression) {
  const auto* reference = dyn_cast_or_null<clang::DeclRefExpr>(plain(expression));
  const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
  return variable && variable->hasLocalStorage() && variable->getType()->isArithmeticType()
             ? variable
             : nullptr;
}

/// A method of the program's own, called on an object.
const Expr* object_of_own(const clang::CXXMemberCallExpr& call) {
  const auto* method = call.getMethodDecl();
  return method && !is_system(*method) ? call.getImplicitObjectArgument() : nullptr;
}

bool is_map(const Expr& object) {
  const auto* record = record_of(plain(&object)->getType());
  return record && record->getName().ends_with("map");
}

/// A number that is worked out step by step, such as a digest, is set from all that any of its steps
/// was. What is cut is missed.
constexpr std::size_t kMostSources = 64;

/// What a statement looks at.
class Looks : public OwnStatements {
 public:
  using Sources = std::map<const clang::VarDecl*, Uses>;
  Looks(const FunctionView& view, const Sources& sources) : view_(view), sources_(sources) {}
  Uses found;

  bool VisitMemberExpr(clang::MemberExpr* member) override { return look_at(*member); }
  bool VisitArraySubscriptExpr(clang::ArraySubscriptExpr* element) override {
    return look_at(*element);
  }
  bool VisitDeclRefExpr(clang::DeclRefExpr* reference) override {
    const auto source = sources_.find(local_number(reference));
    if (source == sources_.end()) return look_at(*reference);
    for (const Use& use : source->second)
      if (found.size() < kMostSources && std::ranges::find(found, use) == found.end())
        found.push_back(use);
    return true;
  }
  bool VisitCXXOperatorCallExpr(clang::CXXOperatorCallExpr* call) override {
    return call->getOperator() == clang::OO_Subscript ? look_at(*call) : true;
  }
  bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* call) override {
    if (const Expr* object = object_of_own(*call))
      found.push_back({view_.paths.object_of(object), view_.location(call->getExprLoc()), true});
    return true;
  }

 private:
  bool look_at(const Expr& expression) {
    found.push_back({view_.paths.path_of(&expression), view_.location(expression.getExprLoc())});
    return true;
  }
  const FunctionView& view_;
  const Sources& sources_;
};

/// What a statement changes.
class Acts : public OwnStatements {
 public:
  explicit Acts(const FunctionView& view) : view_(view) {}
  Uses found;
  Uses gentle;

  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    return op->isAssignmentOp() ? change(op->getLHS()) : true;
  }
  bool VisitUnaryOperator(clang::UnaryOperator* op) override {
    return op->isIncrementDecrementOp() ? change(op->getSubExpr()) : true;
  }
  bool VisitCXXOperatorCallExpr(clang::CXXOperatorCallExpr* call) override {
    return call->isAssignmentOp() ? change(call->getArg(0)) : true;
  }
  bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* call) override {
    if (const Expr* object = object_of_own(*call)) {
      found.push_back({view_.paths.object_of(object), view_.location(call->getExprLoc()), true});
      return true;
    }
    const auto* method = call->getMethodDecl();
    const std::string name = method ? method->getNameAsString() : "";
    const Expr* object = call->getImplicitObjectArgument();
    if (one_of(name, {"pop", "pop_back", "pop_front", "push", "push_back", "push_front",
                      "emplace_back", "emplace_front"}))
      change(object);
    if (one_of(name, {"insert", "emplace", "try_emplace", "erase", "clear", "extract", "merge"}))
      gentle.push_back(use_of(object));
    return true;
  }

 private:
  Use use_of(const Expr* target) const {
    return {view_.paths.path_of(plain(target)), view_.location(plain(target)->getExprLoc())};
  }
  bool change(const Expr* target) {
    const auto* element = dyn_cast<clang::CXXOperatorCallExpr>(plain(target));
    if (!(element && is_map(*element->getArg(0)))) found.push_back(use_of(target));
    return true;
  }
  const FunctionView& view_;
};

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {
    Acts all(view_);
    all.TraverseStmt(const_cast<Stmt*>(&view_.body()));
    for (const Use& use : all.gentle) note("gentle", use, use);
  }

  bool VisitVarDecl(clang::VarDecl* variable) override {
    if (variable->getInit() && variable->hasLocalStorage() &&
        variable->getType()->isArithmeticType())
      add_sources(variable, *variable->getInit());
    return true;
  }
  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    if (op->isAssignmentOp())
      if (const auto* variable = local_number(op->getLHS())) add_sources(variable, *op->getRHS());
    return true;
  }
  bool VisitIfStmt(clang::IfStmt* branch) override {
    branches_.push_back(branch);
    return true;
  }

  void finish() {
    for (const clang::IfStmt* branch : branches_) {
      Looks looks(view_, sources_);
      looks.TraverseStmt(const_cast<Expr*>(branch->getCond()));
      Acts acts(view_);
      for (const Stmt* led_to : regions(*branch)) acts.TraverseStmt(const_cast<Stmt*>(led_to));
      for (const Use& look : looks.found)
        for (const Use& act : acts.found)
          if (look.call == act.call && look.path.id == act.path.id &&
              look.path.steps == act.path.steps && may_be_shared(look))
            note(look.call ? "call" : "member", look, act);
    }
  }

 private:
  /// Not of a variable that the function has for itself. Objects whose methods are called may be
  /// its own: the engine knows whether other threads run by then.
  bool may_be_shared(const Use& use) const {
    if (use.path.root == Root::unknown) return false;
    const bool own = use.path.id.starts_with(summary_.usr) && use.path.root != Root::self;
    const bool bare = use.path.steps.empty();
    if (use.path.root == Root::parameter && bare && own) return use.call && is_reference(use.path);
    return use.call || !(own && bare);
  }
  bool is_reference(const AccessPath& parameter) const {
    for (const auto* each : view_.function.parameters())
      if (view_.paths.path_of(*each).id == parameter.id) return each->getType()->isReferenceType();
    return false;
  }

  void add_sources(const clang::VarDecl* variable, const Expr& value) {
    Looks looks(view_, sources_);
    looks.TraverseStmt(const_cast<Expr*>(&value));
    Uses& known = sources_[variable];
    known.insert(known.end(), looks.found.begin(), looks.found.end());
  }

  static bool leaves(const Stmt* branch) {
    if (const auto* block = dyn_cast_or_null<clang::CompoundStmt>(branch))
      return !block->body_empty() && leaves(block->body_back());
    if (const auto* full = dyn_cast_or_null<clang::ExprWithCleanups>(branch))
      return isa<clang::CXXThrowExpr>(full->getSubExpr());
    return branch && (isa<clang::ReturnStmt>(branch) || isa<clang::CXXThrowExpr>(branch) ||
                      isa<clang::ContinueStmt>(branch) || isa<clang::BreakStmt>(branch));
  }

  /// What a test decides on.
  std::vector<const Stmt*> regions(const clang::IfStmt& branch) const {
    std::vector<const Stmt*> all;
    if (branch.getThen()) all.push_back(branch.getThen());
    if (branch.getElse()) all.push_back(branch.getElse());
    if (!leaves(branch.getThen())) return all;
    const Stmt* inner = &branch;
    const auto* block = dyn_cast_or_null<clang::CompoundStmt>(view_.around(branch));
    while (block) {
      bool after = false;
      for (const Stmt* each : block->body()) {
        if (after) all.push_back(each);
        after = after || each == inner;
      }
      inner = block;
      block = dyn_cast_or_null<clang::CompoundStmt>(view_.around(*block));
    }
    return all;
  }

  void note(const char* kind, const Use& look, const Use& act) {
    const Note made{"lock-gap-toctou", kind, look.site, act.site, look.path.text, look.path};
    for (const Note& known : summary_.notes)
      if (known.rule == made.rule && known.kind == made.kind && known.site == made.site &&
          known.other == made.other)
        return;
    summary_.notes.push_back(made);
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
  Looks::Sources sources_;
  std::vector<const clang::IfStmt*> branches_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_lock_gap_toctou_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

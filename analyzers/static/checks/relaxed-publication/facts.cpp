// Notes, by `kind`; `path` is the atomic unless it says otherwise:
//   store relaxed, store ordered      a value that is not nothing is stored; by a release or more,
//                                     it is ordered
//   publish relaxed, publish ordered  the same, of a pointer to an object that was made here
//   reads relaxed, reads ordered      code that goes by a load of an atomic mentions a variable:
//                                     `site` is the load, `other` the mention, `path` the variable,
//                                     `text` the family of the atomic
//   derefs relaxed, derefs ordered    a pointer that was loaded is followed: the same, and `path`
//                                     is the atomic
//   returns relaxed                   and so is one that is returned
//   makes                             a look finds the atomic not set, and what comes then makes an
//                                     object and stores it; `site`: the look, `other`: the store
//   releases, acquires                an atomic that other code may be ordered by: `text` is its
//                                     family, or empty for a fence
//
// Code goes by a load where it is reached only if the atomic is set: a branch of an `if`, what
// comes behind a branch that leaves, or behind a loop that waits. Of two values that are compared,
// one of them loaded, it is where they differ, if neither is a constant. What a loop does as long
// as a flag is set does not go by it: such flags are there to end it.
#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/frontend/atomics.hpp"
#include "analyzers/static/frontend/branches.hpp"
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using clang::VarDecl;
using llvm::dyn_cast;
using llvm::isa;

class BreakFinder : public OwnStatements {
 public:
  bool found = false;
  bool VisitBreakStmt(clang::BreakStmt*) override { return found = true; }
};

bool has_break(const clang::Stmt* body) {
  BreakFinder finder;
  if (body) finder.TraverseStmt(const_cast<clang::Stmt*>(body));
  return finder.found;
}

/// Stores of an atomic, of something that is there, and whether anything is made beside them.
class StoreFinder : public OwnStatements {
 public:
  StoreFinder(const Atomics& atomics, const AccessPath& atomic)
      : atomics_(atomics), atomic_(atomic) {}
  std::vector<const clang::CallExpr*> found;
  bool makes = false;

  bool VisitCXXNewExpr(clang::CXXNewExpr*) override { return makes = true; }
  bool VisitCallExpr(clang::CallExpr* call) override {
    const std::string callee = qualified_name(call->getDirectCallee());
    makes |= callee == "std::make_unique" || callee == "std::make_shared";
    const auto store = atomics_.call_in(call);
    const bool member = store && store->name == "store";
    if (!member && !(store && store->name == "operator=")) return true;
    const bool same = store->path.id == atomic_.id && store->path.steps == atomic_.steps;
    if (same && !atomics_.is_nothing(call->getArg(member ? 0 : 1))) found.push_back(call);
    return true;
  }

 private:
  const Atomics& atomics_;
  const AccessPath& atomic_;
};

/// Notes what code mentions that goes by a load.
class Mentions : public OwnStatements {
 public:
  Mentions(const FunctionView& view, FunctionSummary& summary, const AtomicCall& load, bool relaxed)
      : view_(view), summary_(summary), load_(load), relaxed_(relaxed) {}

  bool VisitMemberExpr(clang::MemberExpr* member) override {
    if (isa<clang::FieldDecl>(member->getMemberDecl())) note(*member);
    return true;
  }
  bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
    if (isa<VarDecl>(mention->getDecl())) note(*mention);
    return true;
  }
  bool VisitArraySubscriptExpr(clang::ArraySubscriptExpr* element) override {
    note(*element);
    return true;
  }
  bool VisitCXXOperatorCallExpr(clang::CXXOperatorCallExpr* call) override {
    if (call->getOperator() == clang::OO_Subscript) note(*call);
    return true;
  }

 private:
  void note(const Expr& mention) {
    AccessPath path = view_.paths.path_of(&mention);
    if (family(path).empty() || family(path) == family(load_.path)) return;
    summary_.notes.push_back({"relaxed-publication", relaxed_ ? "reads relaxed" : "reads ordered",
                              view_.location(load_.call->getExprLoc()),
                              view_.location(mention.getExprLoc()), family(load_.path),
                              std::move(path)});
  }
  const FunctionView& view_;
  FunctionSummary& summary_;
  const AtomicCall& load_;
  const bool relaxed_;
};

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary)
      : view_(view), summary_(summary), atomics_(view), conditions_(atomics_) {}

  bool VisitCallExpr(clang::CallExpr* call) override {
    if (qualified_name(call->getDirectCallee()) == "std::atomic_thread_fence")
      return note_fence(*call);
    const auto found = atomics_.call_in(call);
    if (!found || family(found->path).empty()) return true;
    if (found->name == "load") {
      if (!atomics_.is_relaxed_load(*found)) note_order("acquires", family(found->path), *call);
    } else if (found->name == "store" || found->name == "operator=") {
      note_store(*found);
    } else if (found->name != "is_lock_free" && !is_all_relaxed(*call)) {
      note_order("acquires", family(found->path), *call);
      note_order("releases", family(found->path), *call);
    }
    return true;
  }

  bool VisitIfStmt(clang::IfStmt* branch) override {
    const auto *then = branch->getThen(), *otherwise = branch->getElse();
    for (const bool outcome : {true, false})
      for (const AtomicCall& load : conditions_.decided(branch->getCond(), outcome)) {
        look_at(load, outcome ? then : otherwise);
        if (leaves(outcome ? otherwise : then)) look_behind(load, *branch);
        if (!outcome) note_making(load, *then);
      }
    return true;
  }
  bool VisitConditionalOperator(clang::ConditionalOperator* choice) override {
    for (const bool outcome : {true, false})
      for (const AtomicCall& load : conditions_.decided(choice->getCond(), outcome))
        look_at(load, outcome ? choice->getTrueExpr() : choice->getFalseExpr());
    return true;
  }
  bool VisitWhileStmt(clang::WhileStmt* loop) override {
    return look_at_loop(*loop, loop->getCond(), loop->getBody());
  }
  bool VisitDoStmt(clang::DoStmt* loop) override {
    return look_at_loop(*loop, loop->getCond(), nullptr);
  }
  bool VisitForStmt(clang::ForStmt* loop) override {
    return look_at_loop(*loop, loop->getCond(), loop->getBody());
  }

  /// A loaded pointer is followed.
  bool VisitMemberExpr(clang::MemberExpr* member) override {
    if (member->isArrow()) note_deref(member->getBase(), *member);
    return true;
  }
  bool VisitUnaryOperator(clang::UnaryOperator* op) override {
    if (op->getOpcode() == clang::UO_Deref) note_deref(op->getSubExpr(), *op);
    return true;
  }
  bool VisitReturnStmt(clang::ReturnStmt* end) override {
    const Expr* value = end->getRetValue();
    const auto load = atomics_.load_in(value);
    if (load && value->getType()->isPointerType() && atomics_.is_relaxed_load(*load))
      note_load(*load, "returns relaxed", *value);
    return true;
  }

 private:
  bool note_fence(const clang::CallExpr& call) {
    if (atomics_.is_relaxed(call, 0)) return true;
    note_order("acquires", "", call);
    note_order("releases", "", call);
    return true;
  }
  void note_order(const char* kind, std::string atomic, const Expr& at) {
    summary_.notes.push_back(
        {"relaxed-publication", kind, view_.location(at.getExprLoc()), {}, std::move(atomic), {}});
  }
  bool is_all_relaxed(const clang::CallExpr& call) const {
    const unsigned last = call.getNumArgs() - 1;
    return isa<clang::CXXMemberCallExpr>(call) && call.getNumArgs() > 1 &&
           atomics_.is_relaxed(call, last);
  }
  void note_store(const AtomicCall& store) {
    const bool member = store.name == "store";
    const bool ordered = !member || !atomics_.is_relaxed(*store.call, 1);
    const Expr* value = store.call->getArg(member ? 0 : 1);
    if (ordered) note_order("releases", family(store.path), *store.call);
    if (atomics_.is_nothing(value)) return;
    const std::string kind = makes_object(value) ? "publish " : "store ";
    summary_.notes.push_back({"relaxed-publication",
                              kind + (ordered ? "ordered" : "relaxed"),
                              view_.location(store.call->getExprLoc()),
                              {},
                              store.path.text,
                              store.path});
  }
  /// `new T`, or a variable that was made so.
  static bool makes_object(const Expr* value) {
    value = plain(value);
    if (const auto* reference = dyn_cast<clang::DeclRefExpr>(value)) {
      const auto* variable = dyn_cast<VarDecl>(reference->getDecl());
      const bool local = variable && variable->hasLocalStorage() && variable->getInit();
      return local && isa<clang::CXXNewExpr>(plain(variable->getInit()));
    }
    return isa<clang::CXXNewExpr>(value);
  }
  void note_deref(const Expr* pointer, const Expr& at) {
    const auto load = atomics_.load_in(pointer);
    if (!load) return;
    const bool relaxed = atomics_.is_relaxed_load(*load);
    note_load(*load, relaxed ? "derefs relaxed" : "derefs ordered", at);
  }
  void note_making(const AtomicCall& look, const clang::Stmt& branch) {
    StoreFinder stores(atomics_, look.path);
    stores.TraverseStmt(const_cast<clang::Stmt*>(&branch));
    if (!stores.makes) return;  // what a table has had from the start needs no order
    for (const clang::CallExpr* store : stores.found) note_load(look, "makes", *store);
  }
  void note_load(const AtomicCall& load, const char* kind, const Expr& at) {
    summary_.notes.push_back({"relaxed-publication", kind, view_.location(load.call->getExprLoc()),
                              view_.location(at.getExprLoc()), family(load.path), load.path});
  }

  bool look_at_loop(const clang::Stmt& loop, const Expr* condition, const clang::Stmt* body) {
    for (const AtomicCall& load : conditions_.compared(condition, true)) look_at(load, body);
    if (has_break(&loop)) return true;
    for (const AtomicCall& load : conditions_.decided(condition, false)) look_behind(load, loop);
    return true;
  }
  void look_at(const AtomicCall& load, const clang::Stmt* code) {
    if (!code) return;
    Mentions mentions(view_, summary_, load, atomics_.is_relaxed_load(load));
    mentions.TraverseStmt(const_cast<clang::Stmt*>(code));
  }
  void look_behind(const AtomicCall& load, const clang::Stmt& statement) {
    for (const clang::Stmt* each : following(view_, statement)) look_at(load, each);
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
  const Atomics atomics_;
  const AtomicConditions conditions_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_relaxed_publication_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

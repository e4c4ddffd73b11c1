// Theory of operation. A loop takes a node off a list: it loads the head, reads the node behind it
// through what it has loaded, and swings the head there if it is still the same. "The same" is the
// same address: if the node was taken, freed, made anew at that address and put back in between,
// the swing goes through, to a node that is long gone. It takes a node that is freed, and in the
// function that takes it: where else it may be freed is not looked for.
//
// Silent with what keeps a node from being freed or from being taken for another: a pointer that is
// no plain one (tagged, shared), a hazard pointer (what was loaded is stored to another atomic),
// and anything in the function that is named like an epoch, a hazard pointer or the like.
//
// A note per such compare-exchange: `site` is the exchange, `other` where the node is freed, `text`
// the head.
#include <algorithm>

#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using clang::VarDecl;
using llvm::dyn_cast;

const VarDecl* local_variable(const Expr* expression) {
  const auto* reference =
      dyn_cast_or_null<clang::DeclRefExpr>(expression ? plain(expression) : nullptr);
  const auto* variable = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
  return variable && variable->hasLocalStorage() ? variable : nullptr;
}

/// Does an expression read a member through a pointer variable: `old->next`, `(*old).next.load()`?
class ReadsThrough : public OwnStatements {
 public:
  explicit ReadsThrough(const VarDecl* pointer) : pointer_(pointer) {}
  bool found = false;

  bool VisitMemberExpr(clang::MemberExpr* member) override {
    const Expr* base = plain(member->getBase());
    const auto* star = dyn_cast<clang::UnaryOperator>(base);
    if (star && star->getOpcode() == clang::UO_Deref) base = plain(star->getSubExpr());
    found |=
        llvm::isa<clang::FieldDecl>(member->getMemberDecl()) && local_variable(base) == pointer_;
    return true;
  }

 private:
  const VarDecl* pointer_;
};

bool reads_through(const Expr* expression, const VarDecl* pointer) {
  ReadsThrough reads(pointer);
  if (expression) reads.TraverseStmt(const_cast<Expr*>(expression));
  return reads.found;
}

bool names_a_remedy(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  static constexpr const char* kWords[] = {"hazard", "epoch",  "rcu",     "protect",
                                           "quiesc", "retire", "reclaim", "pinned"};
  return std::ranges::any_of(
      kWords, [&](const char* word) { return name.find(word) != std::string::npos; });
}

struct Exchange {
  const clang::CXXMemberCallExpr* call = nullptr;
  const Expr* head = nullptr;
  const VarDecl* old = nullptr;
};

/// What a function does with its local pointers.
class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* call) override {
    const Expr* object = call->getImplicitObjectArgument();
    if (!object || view_.words.kind_of(plain(object)->getType()) != TypeKind::atomic) return true;
    const std::string name = call->getMethodDecl() ? call->getMethodDecl()->getNameAsString() : "";
    if (name == "store" && call->getNumArgs() > 0) note_store(call->getArg(0));
    if (!name.starts_with("compare_exchange") || call->getNumArgs() < 2) return true;
    const VarDecl* old = local_variable(call->getArg(0));
    if (old && old->getType().getNonReferenceType()->isPointerType() && view_.loop_around(*call))
      exchanges_.push_back({call, object, old});
    return true;
  }
  bool VisitCXXOperatorCallExpr(clang::CXXOperatorCallExpr* call) override {
    if (call->getOperator() == clang::OO_Equal && call->getNumArgs() == 2 &&
        view_.words.kind_of(plain(call->getArg(0))->getType()) == TypeKind::atomic)
      note_store(call->getArg(1));
    return true;
  }
  bool VisitCXXDeleteExpr(clang::CXXDeleteExpr* ended) override {
    return note_freed(ended->getArgument(), ended->getBeginLoc());
  }
  bool VisitCallExpr(clang::CallExpr* call) override {
    if (const auto* callee = call->getDirectCallee()) {
      remedied_ |= names_a_remedy(qualified_name(callee));
      if (qualified_name(callee) == "free" && call->getNumArgs() == 1)
        note_freed(call->getArg(0), call->getExprLoc());
    }
    return true;
  }
  bool VisitVarDecl(VarDecl* variable) override {
    remedied_ |= names_a_remedy(variable->getNameAsString()) ||
                 names_a_remedy(variable->getType().getAsString());
    if (!variable->getInit()) return true;
    values_.emplace(variable, variable->getInit());
    const auto* made = dyn_cast<clang::CXXConstructExpr>(plain(variable->getInit()));
    const bool owns = view_.words.kind_of(variable->getType()) == TypeKind::unique_owner;
    if (owns && made && made->getNumArgs() == 1)
      note_freed(made->getArg(0), variable->getBeginLoc());
    return true;
  }
  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    const VarDecl* variable = local_variable(op->getLHS());
    if (op->getOpcode() == clang::BO_Assign && variable) values_.emplace(variable, op->getRHS());
    return true;
  }
  void finish() {
    if (remedied_ || summary_.builds) return;
    for (const Exchange& exchange : exchanges_) {
      const auto freed = freed_.find(exchange.old);
      if (freed == freed_.end() || stored_.contains(exchange.old) || !goes_behind(exchange))
        continue;
      summary_.notes.push_back({"aba-prone-cas", "", view_.location(exchange.call->getExprLoc()),
                                view_.location(freed->second),
                                view_.paths.object_of(exchange.head).text,
                                view_.paths.object_of(exchange.head)});
    }
  }

 private:
  void note_store(const Expr* value) {
    if (const VarDecl* variable = local_variable(value)) stored_.insert(variable);
  }
  bool note_freed(const Expr* pointer, clang::SourceLocation where) {
    if (const VarDecl* variable = local_variable(pointer)) freed_.emplace(variable, where);
    return true;
  }
  /// The new value is read through the old one, itself or by way of a variable.
  bool goes_behind(const Exchange& exchange) const {
    const Expr* value = exchange.call->getArg(1);
    if (reads_through(value, exchange.old)) return true;
    const auto [first, last] = values_.equal_range(local_variable(value));
    return std::any_of(first, last, [&](const auto& each) {
      return each.first && reads_through(each.second, exchange.old);
    });
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
  std::vector<Exchange> exchanges_;
  std::multimap<const VarDecl*, const Expr*> values_;
  std::map<const VarDecl*, clang::SourceLocation> freed_;
  std::set<const VarDecl*> stored_;
  bool remedied_ = false;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_aba_prone_cas_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

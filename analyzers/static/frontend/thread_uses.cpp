#include "analyzers/static/frontend/thread_uses.hpp"

#include "analyzers/static/frontend/paths.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using clang::Stmt;
using clang::VarDecl;
using llvm::cast;
using llvm::dyn_cast;
using llvm::isa;

bool is_local_threads(const Vocabulary& words, const VarDecl* variable) {
  if (!variable || !variable->hasLocalStorage() || variable->getType()->isReferenceType() ||
      isa<clang::ParmVarDecl>(variable))
    return false;
  const auto type = variable->getType();
  const auto element = words.element_of(type);
  return words.kind_of(type) == TypeKind::thread || (words.kind_of(element) == TypeKind::thread &&
                                                     words.kind_of(type) != TypeKind::unique_owner);
}

bool harmless_method(const std::string& name) {
  static constexpr const char* kNames[] = {
      "join",    "detach", "joinable", "get_id", "native_handle", "emplace_back", "push_back",
      "reserve", "size",   "empty",    "back",   "front",         "at",           "clear"};
  for (const char* known : kNames)
    if (name == known) return true;
  return false;
}

bool is_std_move(const Stmt* statement) {
  const auto* call = dyn_cast_or_null<clang::CallExpr>(statement);
  return call && qualified_name(call->getDirectCallee()) == "std::move";
}

}  // namespace

/// Looks at each mention of a thread variable: known uses are noted, any other hands it over.
class UseCollector : public StatementVisitor {
 public:
  explicit UseCollector(ThreadUses& uses) : uses_(uses) {}

  bool VisitStmt(Stmt* statement) override {
    const auto* variable = created_in(uses_.words_, *statement);
    if (is_local_threads(uses_.words_, variable))
      uses_.created_.emplace(variable, statement->getBeginLoc());
    if (const auto* ended = uses_.ended_by(*statement)) uses_.endings_[ended].push_back(statement);
    return true;
  }

  /// `std::thread a(work), b(work);`
  bool VisitVarDecl(VarDecl* variable) override {
    if (begins_with_threads(uses_.words_, *variable))
      uses_.created_.emplace(variable, variable->getLocation());
    return true;
  }

  bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
    const auto* variable = thread_variable(mention);
    if (!is_local_threads(uses_.words_, variable)) return true;
    if (outermost_lambda(mention) || !known_use(mention)) hand_over(variable, mention);
    return true;
  }

 private:
  /// To whatever the mention is a part of: the graph of the function has some of those as elements.
  void hand_over(const VarDecl* variable, const Stmt* mention) {
    if (const Stmt* lambda = outermost_lambda(mention)) mention = lambda;
    for (; mention && !isa<clang::CompoundStmt>(mention);
         mention = uses_.parents_->getParent(mention))
      uses_.handed_over_[mention].insert(variable);
  }
  const Stmt* outermost_lambda(const Stmt* statement) const {
    const Stmt* outermost = nullptr;
    for (; statement; statement = uses_.parents_->getParent(statement))
      if (isa<clang::LambdaExpr>(statement)) outermost = statement;
    return outermost;
  }

  const Stmt* user_of(const Stmt* statement) const {
    const Stmt* parent = uses_.parents_->getParent(statement);
    while (parent &&
           (isa<clang::ImplicitCastExpr>(parent) || isa<clang::ParenExpr>(parent) ||
            isa<clang::MaterializeTemporaryExpr>(parent) || isa<clang::ExprWithCleanups>(parent)))
      parent = uses_.parents_->getParent(parent);
    return parent;
  }

  bool known_use(const Expr* mention) const {
    const Stmt* user = user_of(mention);
    if (const auto* member = dyn_cast_or_null<clang::MemberExpr>(user)) {
      const std::string name = member->getMemberDecl()->getNameAsString();
      if (!harmless_method(name)) return false;
      const bool element = name == "back" || name == "front" || name == "at";
      const auto* call = dyn_cast_or_null<Expr>(user_of(member));
      return !element || (call && known_use(call));
    }
    if (const auto* op = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user)) {
      if (op->getOperator() == clang::OO_Subscript) return known_use(op);
      return op->getOperator() == clang::OO_Equal && plain(op->getArg(0)) == plain(mention);
    }
    if (llvm::isa_and_nonnull<clang::ArraySubscriptExpr>(user)) return known_use(cast<Expr>(user));
    if (is_std_move(user)) return true;
    return is_range(user) || is_return(user);
  }

  static bool is_range(const Stmt* user) {
    const auto* declaration = dyn_cast_or_null<clang::DeclStmt>(user);
    const auto* variable = declaration && declaration->isSingleDecl()
                               ? dyn_cast<VarDecl>(declaration->getSingleDecl())
                               : nullptr;
    return variable && variable->isImplicit();
  }

  bool is_return(const Stmt* user) const {
    if (llvm::isa_and_nonnull<clang::CXXConstructExpr>(user)) user = user_of(user);
    return llvm::isa_and_nonnull<clang::ReturnStmt>(user);
  }

  ThreadUses& uses_;
};

ThreadUses::ThreadUses(const Vocabulary& words, const Stmt& body)
    : words_(words), parents_(std::make_unique<clang::ParentMap>(const_cast<Stmt*>(&body))) {
  UseCollector(*this).TraverseStmt(const_cast<Stmt*>(&body));
}

bool ThreadUses::followed(const VarDecl* variable) const {
  return is_local_threads(words_, variable);
}

const std::set<const VarDecl*>& ThreadUses::handed_over_in(const Stmt& statement) const {
  static const std::set<const VarDecl*> kNone;
  const auto found = handed_over_.find(&statement);
  return found == handed_over_.end() ? kNone : found->second;
}

int ThreadUses::endings(const VarDecl* variable) const {
  const auto found = endings_.find(variable);
  return found == endings_.end() ? 0 : static_cast<int>(found->second.size());
}

const Stmt* ThreadUses::ending_of_variable(const VarDecl* variable) const {
  const auto found = endings_.find(variable);
  return found == endings_.end() ? nullptr : found->second.front();
}

const VarDecl* ThreadUses::ended_by(const Stmt& statement) const {
  if (const auto ending = ending_of(words_, statement); ending.found) return ending.variable;
  if (is_std_move(&statement)) return thread_variable(cast<clang::CallExpr>(&statement)->getArg(0));
  if (const auto* result = dyn_cast<clang::ReturnStmt>(&statement)) {
    const Expr* value = result->getRetValue() ? plain(result->getRetValue()) : nullptr;
    if (const auto* copy = dyn_cast_or_null<clang::CXXConstructExpr>(value))
      value = copy->getNumArgs() == 1 ? copy->getArg(0) : nullptr;
    return value ? thread_variable(value) : nullptr;
  }
  const auto* call = dyn_cast<clang::CXXMemberCallExpr>(&statement);
  const auto* method = call ? call->getMethodDecl() : nullptr;
  const bool clears = method && method->getNameAsString() == "clear";
  return clears ? thread_variable(call->getImplicitObjectArgument()) : nullptr;
}

const VarDecl* ThreadUses::asked_joinable(const Expr* condition, bool holds) const {
  condition = plain(condition);
  if (const auto* negation = dyn_cast<clang::UnaryOperator>(condition))
    return negation->getOpcode() == clang::UO_LNot ? asked_joinable(negation->getSubExpr(), !holds)
                                                   : nullptr;
  const auto* call = dyn_cast<clang::CXXMemberCallExpr>(condition);
  const auto* method = call ? call->getMethodDecl() : nullptr;
  if (holds || !method || method->getNameAsString() != "joinable") return nullptr;
  return thread_variable(call->getImplicitObjectArgument());
}

clang::SourceLocation ThreadUses::creation(const VarDecl* variable) const {
  const auto found = created_.find(variable);
  return found == created_.end() ? variable->getLocation() : found->second;
}

const Stmt* ThreadUses::branch_around(const Stmt* statement) const {
  for (; statement; statement = parents_->getParent(statement))
    if (isa<clang::IfStmt>(statement) || isa<clang::SwitchStmt>(statement)) return statement;
  return nullptr;
}

bool ThreadUses::in_handler(const Stmt* statement) const {
  for (; statement; statement = parents_->getParent(statement))
    if (isa<clang::CXXCatchStmt>(statement)) return true;
  return false;
}

}  // namespace ccgrade::frontend

// Reads and writes of what other threads may reach. Objects that are made to be shared (atomics,
// mutexes, conditions, threads) are none of it, nor is what a function keeps to itself.
#include "analyzers/static/frontend/handed_over.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

/// Members of library classes that change nothing, though they are not const where the object is
/// not: what they lead to is accessed, or not, by what is done with it.
bool only_looks(const std::string& name) {
  static constexpr const char* kNames[] = {
      "begin", "end", "rbegin",     "rend",        "data",        "front",
      "back",  "at",  "operator[]", "find",        "operator*",   "get",
      "value", "top", "operator->", "lower_bound", "upper_bound", "equal_range"};
  for (const char* known : kNames)
    if (name == known) return true;
  return false;
}

class Captures : public StatementVisitor {
 public:
  std::set<const clang::VarDecl*> found;
  bool VisitLambdaExpr(clang::LambdaExpr* lambda) override {
    for (const auto& capture : lambda->captures())
      if (capture.capturesVariable() && capture.getCaptureKind() == clang::LCK_ByRef)
        if (const auto* variable = dyn_cast<clang::VarDecl>(capture.getCapturedVar()))
          found.insert(variable);
    return true;
  }
};

/// As it was declared: in a const method every member is const.
bool is_declared_const(const Expr& target) {
  if (const auto* member = dyn_cast<clang::MemberExpr>(&target))
    return member->getMemberDecl()->getType().isConstQualified();
  if (const auto* reference = dyn_cast<clang::DeclRefExpr>(&target))
    return reference->getDecl()->getType().getNonReferenceType().isConstQualified();
  return false;
}

/// std::cout and the like look after themselves.
bool is_of_library(const Expr& target) {
  const auto* reference = dyn_cast<clang::DeclRefExpr>(&target);
  return reference && is_system(*reference->getDecl());
}

/// What a member of std::atomic does to it.
bool only_loads(const std::string& name) {
  return name == "load" || name.starts_with("operator ") || name == "is_lock_free" ||
         name == "wait" || name == "test";
}

bool is_load(const clang::AtomicExpr& builtin) {
  const auto op = builtin.getOp();
  return op == clang::AtomicExpr::AO__atomic_load || op == clang::AtomicExpr::AO__atomic_load_n ||
         op == clang::AtomicExpr::AO__c11_atomic_load;
}

/// What a std::atomic_ref refers to, where it is made in place or by a local variable; any other
/// object is itself.
const Expr* referred(const Expr* object) {
  const auto* record = record_of(object->getType());
  if (!record || record->getQualifiedNameAsString() != "std::atomic_ref") return object;
  const Expr* made = plain(object);
  if (const auto* reference = dyn_cast<clang::DeclRefExpr>(made))
    if (const auto* variable = dyn_cast<clang::VarDecl>(reference->getDecl()))
      made = variable->getInit() ? plain(variable->getInit()) : made;
  const auto* construct = dyn_cast<clang::CXXConstructExpr>(made);
  return construct && construct->getNumArgs() == 1 ? construct->getArg(0) : object;
}

/// What a range-based for keeps for itself, where it stands and where it ends; and what a
/// structured binding takes apart, which was accessed when it was bound.
bool is_of_compiler(const Expr& target) {
  const auto* reference = dyn_cast<clang::DeclRefExpr>(&target);
  return reference && isa<clang::VarDecl>(reference->getDecl()) &&
         (reference->getDecl()->isImplicit() ||
          isa<clang::DecompositionDecl>(reference->getDecl()));
}

bool is_lvalue(const Expr* expression) {
  return expression && expression->isLValue();
}

}  // namespace

std::set<std::string> copied_into(const Paths& paths, const clang::FunctionDecl& function) {
  std::set<std::string> ids;
  const clang::DeclContext* context = &function;
  for (; context && !context->isTranslationUnit(); context = context->getParent()) {
    const auto* record = dyn_cast<clang::CXXRecordDecl>(context);
    if (!record || !record->isLambda()) continue;
    for (const auto& capture : record->captures()) {
      if (!capture.capturesVariable() || capture.getCaptureKind() != clang::LCK_ByCopy) continue;
      const auto* variable = dyn_cast<clang::VarDecl>(capture.getCapturedVar());
      const bool renames =
          variable && variable->isInitCapture() && variable->getType()->isPointerType();
      if (variable && !variable->getType()->isReferenceType() && !renames)
        ids.insert(paths.path_of(*variable).id);
    }
  }
  return ids;
}

std::set<const clang::VarDecl*> captured_in(const clang::Stmt& body) {
  Captures captures;
  captures.TraverseStmt(const_cast<clang::Stmt*>(&body));
  return std::move(captures.found);
}

/// Of a local of this very function only what a lambda has captured; of a parameter only what it
/// refers or points to.
bool Transfer::may_be_shared(const AccessPath& path) const {
  const bool leads_elsewhere = std::ranges::any_of(
      path.steps, [](const Step& step) { return step.kind == StepKind::deref; });
  switch (path.root) {
    case Root::unknown:
      return false;
    case Root::global:
    case Root::self:
      return true;
    case Root::parameter:
    case Root::local:
      if (copied_variables_.contains(path.id)) return leads_elsewhere;
      return leads_elsewhere || references_.contains(path.id) ||
             !path.id.starts_with(summary_.usr) || shared_locals_.contains(path.id);
  }
  return false;
}

bool Transfer::is_made_to_be_shared(clang::QualType type) const {
  const TypeKind kind = words_.kind_of(type);
  return kind == TypeKind::mutex || kind == TypeKind::guard || kind == TypeKind::semaphore ||
         kind == TypeKind::condition || kind == TypeKind::atomic || type->isAtomicType() ||
         kind == TypeKind::thread || kind == TypeKind::jthread || kind == TypeKind::promise ||
         kind == TypeKind::once;
}

/// What a range-based for walks over, at the declaration that the compiler makes of it.
static const Expr* walked_over(const clang::Stmt& statement) {
  const auto* declaration = dyn_cast<clang::DeclStmt>(&statement);
  if (!declaration || !declaration->isSingleDecl()) return nullptr;
  const auto* range = dyn_cast<clang::VarDecl>(declaration->getSingleDecl());
  const bool implicit = range && range->isImplicit() && range->getName().starts_with("__range");
  return implicit && range->getInit() && is_lvalue(range->getInit()) ? range->getInit() : nullptr;
}

/// A member that comes after a thread is set while the thread may run.
void Transfer::note_initialised(const clang::FieldDecl& member,
                                const clang::CXXCtorInitializer& how, const LockState& state) {
  const clang::QualType type = member.getType();
  if (is_made_to_be_shared(type) || type->isReferenceType()) return;
  const auto at = how.isWritten() ? how.getMemberLocation() : member.getLocation();
  summary_.accesses.push_back({paths_.member_of_this(member), location(at), true, false, true,
                               type.getUnqualifiedType().getAsString(), held_in(state),
                               state.live_now()});
}

void Transfer::note_access(const Expr* target, bool write, const LockState& state) {
  target = plain(target);
  if (!target || !is_lvalue(target) || is_of_library(*target) || is_of_compiler(*target)) return;
  clang::QualType type = target->getType();
  if (type->isFunctionType() || type->isReferenceType() || is_declared_const(*target)) return;
  if (is_made_to_be_shared(type)) return;
  const AccessPath path = paths_.path_of(target);
  if (!may_be_shared(path)) return;
  const bool building = path.root == Root::self && (isa<clang::CXXConstructorDecl>(function_) ||
                                                    isa<clang::CXXDestructorDecl>(function_));
  summary_.accesses.push_back({path, location(target->getExprLoc()), write, false, building,
                               type.getUnqualifiedType().getAsString(), held_in(state),
                               state.live_now()});
}

void Transfer::note_atomic(const Expr* object, bool write, const LockState& state) {
  const AccessPath path = paths_.object_of(object);
  if (!may_be_shared(path)) return;
  summary_.accesses.push_back({path, location(object->getExprLoc()), write, true, false,
                               object->getType().getUnqualifiedType().getAsString(), held_in(state),
                               state.live_now()});
}

void Transfer::note_accesses(const clang::Stmt& statement, const LockState& state) {
  if (const auto* cast = dyn_cast<clang::ImplicitCastExpr>(&statement)) {
    if (cast->getCastKind() == clang::CK_LValueToRValue)
      note_access(cast->getSubExpr(), false, state);
  } else if (const auto* op = dyn_cast<clang::BinaryOperator>(&statement)) {
    if (op->isAssignmentOp()) note_access(op->getLHS(), true, state);
  } else if (const auto* op = dyn_cast<clang::UnaryOperator>(&statement)) {
    if (op->isIncrementDecrementOp()) note_access(op->getSubExpr(), true, state);
  } else if (const auto* made = dyn_cast<clang::CXXConstructExpr>(&statement)) {
    const auto* constructor = made->getConstructor();
    if (constructor->isCopyOrMoveConstructor() && is_lvalue(made->getArg(0)))
      note_access(made->getArg(0), false, state);
  } else if (const Expr* walked = walked_over(statement)) {
    note_access(walked, false, state);
  } else if (const auto* builtin = dyn_cast<clang::AtomicExpr>(&statement)) {
    note_atomic(builtin->getPtr(), !is_load(*builtin), state);
  } else if (const auto* call = dyn_cast<clang::CallExpr>(&statement)) {
    note_call_accesses(*call, state);
  }
}

/// What a library function does to the object that it is called on, and to what it is handed by
/// reference. What one of the program's own does, its own summary says.
void Transfer::note_call_accesses(const clang::CallExpr& call, const LockState& state) {
  const auto* callee = call.getDirectCallee();
  if (callee && callee->getBuiltinID() != 0 && call.getNumArgs() > 0 &&
      callee->getNameAsString().starts_with("__sync_"))
    return note_atomic(call.getArg(0), true, state);
  if (!callee || !is_system(*callee)) return;
  const auto* method = dyn_cast<clang::CXXMethodDecl>(callee);
  const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
  const bool is_operator = isa<clang::CXXOperatorCallExpr>(&call) && method;
  if (method && method->isInstance() && (member || is_operator)) {
    const Expr* object = member ? member->getImplicitObjectArgument() : call.getArg(0);
    const std::string name = method->getNameAsString();
    if (words_.kind_of(plain(object)->getType()) == TypeKind::atomic)
      return note_atomic(referred(plain(object)), !only_loads(name), state);
    const bool map = words_.kind_of(plain(object)->getType()) == TypeKind::container &&
                     record_of(plain(object)->getType()) &&
                     record_of(plain(object)->getType())->getName().ends_with("map");
    const bool inserts = map && name == "operator[]";
    note_access(object, inserts || !(method->isConst() || only_looks(name)), state);
  }
  const unsigned shift = is_operator ? 1 : 0;
  for (unsigned i = shift; i < call.getNumArgs(); ++i) {
    if (i - shift >= callee->getNumParams()) break;
    if (callee->getParamDecl(i - shift)->getType()->isLValueReferenceType())
      note_access(call.getArg(i), changes_argument(*callee, i - shift), state);
  }
}

}  // namespace ccgrade::frontend

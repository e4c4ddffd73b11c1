#include "analyzers/static/frontend/paths.hpp"

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/substitute.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

const Step kAddress{StepKind::address, "", "", {}};
const Step kDeref{StepKind::deref, "", "", {}};
const Step kOwner{StepKind::owner, "", "", {}};

bool passes_through(const clang::CallExpr& call) {
  const std::string name = qualified_name(call.getDirectCallee());
  return name == "std::move" || name == "std::forward" || name == "std::ref" ||
         name == "std::cref" || name == "std::as_const";
}

/// A copy or move of a pointer means the same object; so does a reference_wrapper made of it.
bool is_transparent_copy(const Vocabulary& words, const clang::CXXConstructExpr& construct) {
  return construct.getNumArgs() == 1 &&
         (construct.getConstructor()->isCopyOrMoveConstructor() ||
          words.kind_of(construct.getType()) == TypeKind::shared_owner);
}

AccessPath with(AccessPath path, const Step& step) {
  append(path, step);
  return path;
}

const Step& through(TypeKind kind) {
  return kind == TypeKind::unique_owner ? kOwner : kDeref;
}

/// What a function returns that does nothing else, but for making static locals.
const Expr* returned_alone(const clang::FunctionDecl& definition) {
  const auto* body = dyn_cast<clang::CompoundStmt>(definition.getBody());
  if (!body || body->body_empty()) return nullptr;
  for (const auto* statement : llvm::drop_end(body->body())) {
    const auto* declaration = dyn_cast<clang::DeclStmt>(statement);
    const bool is_static = declaration && llvm::all_of(declaration->decls(), [](const auto* each) {
                             const auto* variable = dyn_cast<clang::VarDecl>(each);
                             return variable && !variable->hasLocalStorage();
                           });
    if (!is_static) return nullptr;
  }
  const auto* last = dyn_cast<clang::ReturnStmt>(body->body_back());
  return last ? last->getRetValue() : nullptr;
}

bool leads_to_object(clang::QualType type) {
  return type->isReferenceType() || type->isPointerType();
}

bool may_be_overridden(const clang::FunctionDecl& function) {
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&function);
  return method && method->isVirtual() && !method->hasAttr<clang::FinalAttr>() &&
         !method->getParent()->isEffectivelyFinal();
}

/// The implicit iterator of a range-based for: what it walks over, or null.
const clang::VarDecl* range_iterator(const Expr* expression) {
  const auto* reference = dyn_cast<clang::DeclRefExpr>(plain(expression));
  if (!reference || !reference->getDecl()->isImplicit()) return nullptr;
  return reference->getDecl()->getName().starts_with("__begin")
             ? dyn_cast<clang::VarDecl>(reference->getDecl())
             : nullptr;
}

}  // namespace

const Expr* plain(const Expr* expression) {
  while (expression) {
    const Expr* stripped = expression->IgnoreParenImpCasts()->IgnoreImplicit();
    if (const auto* cast = dyn_cast<clang::ExplicitCastExpr>(stripped))
      stripped = cast->getSubExpr();
    if (const auto* fallback = dyn_cast<clang::CXXDefaultArgExpr>(stripped))
      stripped = fallback->getExpr();
    if (stripped == expression) break;
    expression = stripped;
  }
  return expression;
}

Paths::Paths(const Vocabulary& words, const clang::FunctionDecl& function)
    : words_(words), function_(function), context_(function.getASTContext()) {
  if (const auto* body = function.getBody()) modified_ = modified_in(*body);
}

bool Paths::modified(const clang::ValueDecl& declaration) const {
  return modified_.contains(&declaration);
}

/// The expression that a reference, an unchanged pointer or an init-capture is another name for.
const Expr* Paths::stands_for(const clang::VarDecl& variable) const {
  if (isa<clang::ParmVarDecl>(variable) || !variable.hasLocalStorage() || !variable.getInit())
    return nullptr;
  const bool alias = variable.getType()->isReferenceType() || variable.isInitCapture() ||
                     (variable.getType()->isPointerType() && !modified(variable)) ||
                     copies_pointer(variable);
  return alias ? variable.getInit() : nullptr;
}

/// `const auto current = stage;`, where both are shared_ptrs.
bool Paths::copies_pointer(const clang::VarDecl& variable) const {
  if (words_.kind_of(variable.getType()) != TypeKind::shared_owner || modified(variable))
    return false;
  const auto* copy = dyn_cast<clang::CXXConstructExpr>(plain(variable.getInit()));
  if (!copy || !is_transparent_copy(words_, *copy)) return false;
  const auto* from = dyn_cast<clang::DeclRefExpr>(plain(copy->getArg(0)));
  return from && !modified(*from->getDecl()) &&
         words_.kind_of(from->getType()) == TypeKind::shared_owner;
}

AccessPath Paths::path_of(const clang::VarDecl& variable) const {
  AccessPath path;
  path.text = variable.getNameAsString();
  if (const Expr* original = stands_for(variable)) {
    path = path_of(original);
    const bool named = !variable.isImplicit() && !variable.isInitCapture();
    if (named || path.text.empty()) path.text = variable.getNameAsString();
  } else if (const auto* parameter = dyn_cast<clang::ParmVarDecl>(&variable)) {
    const auto* owner = enclosing_function(variable.getDeclContext());
    path.root = owner ? Root::parameter : Root::unknown;
    if (owner) path.id = usr_of(*owner) + "#" + std::to_string(parameter->getFunctionScopeIndex());
  } else {
    // Each thread has a thread_local of its own: it is not one object.
    const bool own = variable.getTLSKind() != clang::VarDecl::TLS_None;
    path.root = own ? Root::unknown : variable.hasLocalStorage() ? Root::local : Root::global;
    path.id = own ? "" : usr_of(variable);
  }
  return path;
}

AccessPath Paths::path_of(const Expr* expression) const {
  expression = plain(expression);
  if (!expression) return {};
  AccessPath path = path_of_form(*expression);
  const auto* reference = dyn_cast<clang::DeclRefExpr>(expression);
  if (reference && isa<clang::VarDecl>(reference->getDecl())) return path;  // its own, better name
  if (std::string text = shown_text(context_, *expression); !text.empty())
    path.text = std::move(text);
  return path;
}

/// Without the text as which it is shown.
AccessPath Paths::path_of_form(const Expr& expression) const {
  if (const auto* reference = dyn_cast<clang::DeclRefExpr>(&expression)) {
    const auto* variable = dyn_cast<clang::VarDecl>(reference->getDecl());
    return variable ? path_of(*variable) : AccessPath{};
  }
  if (isa<clang::CXXThisExpr>(expression)) return self();
  if (const auto* access = dyn_cast<clang::MemberExpr>(&expression)) return member(*access);
  if (const auto* subscript = dyn_cast<clang::ArraySubscriptExpr>(&expression))
    return element(path_of(subscript->getBase()), subscript->getIdx());
  if (const auto* op = dyn_cast<clang::UnaryOperator>(&expression)) return pointer_operator(*op);
  if (const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(&expression))
    return operator_call(*call);
  if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(&expression)) return member_call(*call);
  if (const auto* call = dyn_cast<clang::CallExpr>(&expression)) return function_call(*call);
  if (const auto* construct = dyn_cast<clang::CXXConstructExpr>(&expression))
    return construction(*construct);
  return {};
}

AccessPath Paths::self() const {
  const auto* method = method_of_this(function_);
  if (!method) return {};
  return with({Root::self, usr_of(*method) + "#this", "this", {}}, kAddress);
}

AccessPath Paths::pointer_operator(const clang::UnaryOperator& op) const {
  if (op.getOpcode() == clang::UO_AddrOf) return with(path_of(op.getSubExpr()), kAddress);
  if (op.getOpcode() != clang::UO_Deref) return {};
  if (const auto* iterator = range_iterator(op.getSubExpr()))
    return element(path_of(iterator->getInit()), nullptr);
  AccessPath path = with(path_of(op.getSubExpr()), kDeref);
  path.loose |= may_change(op.getSubExpr());
  return path;
}

AccessPath Paths::function_call(const clang::CallExpr& call) const {
  if (call.getNumArgs() > 0 && passes_through(call)) return path_of(call.getArg(0));
  const bool address = qualified_name(call.getDirectCallee()) == "std::addressof";
  if (address && call.getNumArgs() > 0) return with(path_of(call.getArg(0)), kAddress);
  return returned_by(call.getDirectCallee(), nullptr, {call.getArgs(), call.getNumArgs()});
}

/// `account.mutex()`: the member that the function gives, in the caller's terms.
AccessPath Paths::returned_by(const clang::FunctionDecl* callee, const Expr* object,
                              llvm::ArrayRef<const Expr*> args) const {
  constexpr int kDeepest = 4;
  const clang::FunctionDecl* definition = nullptr;
  if (!callee || is_system(*callee) || !leads_to_object(callee->getReturnType()) ||
      may_be_overridden(*callee) || depth_ == kDeepest || !callee->hasBody(definition))
    return {};
  const Expr* returned = returned_alone(*definition);
  if (!returned) return {};
  Paths inside(words_, *definition);
  inside.depth_ = depth_ + 1;
  FunctionSummary summary;
  summary.usr = usr_of(*definition);
  Call call;
  if (object) call.receiver = object_of(object);
  for (const Expr* argument : args)
    call.args.push_back({path_of(argument), index_of(argument), ""});
  AccessPath path = Binding(summary, call)(inside.path_of(returned));
  return path.root == Root::local ? AccessPath{} : path;
}

AccessPath Paths::construction(const clang::CXXConstructExpr& construct) const {
  if (!is_transparent_copy(words_, construct)) return {};
  const Expr* from = construct.getArg(0);
  // reference_wrapper and shared_ptr are followed by `get()` or `*`, which dereference.
  const bool wraps = words_.kind_of(construct.getType()) == TypeKind::shared_owner &&
                     words_.kind_of(from->getType()) != TypeKind::shared_owner &&
                     !from->getType()->isPointerType();
  return wraps ? with(path_of(from), kAddress) : path_of(from);
}

AccessPath Paths::object_of(const Expr* expression) const {
  AccessPath path = path_of(expression);
  if (!expression->getType()->isPointerType()) return path;
  path.loose |= may_change(expression);
  return with(path, kDeref);
}

/// May a pointer mean another object the next time? A variable that is set once does not; a member
/// may be set by any function, unless its object is its own.
bool Paths::may_change(const Expr* pointer) const {
  pointer = plain(pointer);
  if (isa<clang::CXXThisExpr>(pointer)) return false;
  if (const auto* op = dyn_cast<clang::UnaryOperator>(pointer))
    return op->getOpcode() != clang::UO_AddrOf;
  if (const auto* reference = dyn_cast<clang::DeclRefExpr>(pointer)) {
    const auto* variable = dyn_cast<clang::VarDecl>(reference->getDecl());
    const bool fixed =
        variable && (variable->hasLocalStorage() || variable->getType().isConstQualified());
    return !fixed || modified(*variable);
  }
  if (const auto* member = dyn_cast<clang::MemberExpr>(pointer)) {
    const auto type = member->getMemberDecl()->getType();
    const bool own = type.isConstQualified() || words_.kind_of(type) == TypeKind::unique_owner;
    return !own || modified(*member->getMemberDecl());
  }
  const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(pointer);
  return !call || call->getOperator() != clang::OO_Arrow || may_change(call->getArg(0));
}

AccessPath Paths::member(const clang::MemberExpr& expression) const {
  if (const auto* variable = dyn_cast<clang::VarDecl>(expression.getMemberDecl()))
    return path_of(*variable);
  const auto* field = dyn_cast<clang::FieldDecl>(expression.getMemberDecl());
  if (!field) return {};
  if (const Expr* given = initialiser_of(expression, *field)) return path_of(given);
  AccessPath path = path_of(expression.getBase());
  if (expression.isArrow()) {
    path.loose |= may_change(expression.getBase());
    append(path, kDeref);
  }
  append(path, {StepKind::field,
                field->getNameAsString(),
                field->getParent()->getQualifiedNameAsString(),
                {}});
  if (field->getType()->isReferenceType()) append(path, kDeref);
  return path;
}

/// In a constructor, a reference or pointer member is what it is initialised with.
const Expr* Paths::initialiser_of(const clang::MemberExpr& expression,
                                  const clang::FieldDecl& field) const {
  const auto* constructor = dyn_cast<clang::CXXConstructorDecl>(&function_);
  const auto type = field.getType();
  if (!constructor || !isa<clang::CXXThisExpr>(plain(expression.getBase())) ||
      !(type->isReferenceType() || type->isPointerType()) || modified(field))
    return nullptr;
  for (const auto* initialiser : constructor->inits())
    if (initialiser->getMember() == &field) return initialiser->getInit();
  return nullptr;
}

AccessPath Paths::element(AccessPath base, const Expr* index) const {
  Step step{StepKind::index, "", "", {}};
  step.index = index ? index_of(index) : Index{IndexKind::unknown, "*", {}, false};
  append(base, step);
  return base;
}

AccessPath Paths::operator_call(const clang::CXXOperatorCallExpr& call) const {
  const Expr* object = call.getArg(0);
  const TypeKind kind = words_.kind_of(plain(object)->getType());
  switch (call.getOperator()) {
    case clang::OO_Arrow:
    case clang::OO_Star: {
      if (const auto* iterator = range_iterator(object))
        return element(path_of(iterator->getInit()), nullptr);
      if (kind != TypeKind::unique_owner && kind != TypeKind::shared_owner) return {};
      AccessPath path = with(path_of(object), through(kind));
      path.loose |= may_change(object);
      // `p->x` is `(*p.operator->()).x`: the arrow of the member expression dereferences once more.
      return call.getOperator() == clang::OO_Arrow ? with(path, kAddress) : path;
    }
    case clang::OO_Subscript:
      return kind == TypeKind::container ? element(path_of(object), call.getArg(1)) : AccessPath{};
    default:
      return {};
  }
}

AccessPath Paths::member_call(const clang::CXXMemberCallExpr& call) const {
  const auto* method = call.getMethodDecl();
  if (!method || !method->getDeclName().isIdentifier()) {
    // A conversion, such as reference_wrapper's to its reference.
    const Expr* object = call.getImplicitObjectArgument();
    return words_.kind_of(plain(object)->getType()) == TypeKind::shared_owner
               ? with(path_of(object), kDeref)
               : AccessPath{};
  }
  AccessPath object = path_of(call.getImplicitObjectArgument());
  const TypeKind kind = words_.kind_of(plain(call.getImplicitObjectArgument())->getType());
  const auto name = method->getName();
  if (kind == TypeKind::container && name == "at") return element(object, call.getArg(0));
  if (kind == TypeKind::container && (name == "begin" || name == "data")) return object;
  if (kind == TypeKind::unique_owner && name == "value") return with(object, kOwner);
  const bool owner = kind == TypeKind::unique_owner || kind == TypeKind::shared_owner;
  if (!owner || name != "get")
    return returned_by(method, call.getImplicitObjectArgument(),
                       {call.getArgs(), call.getNumArgs()});
  object = with(object, through(kind));
  return method->getReturnType()->isPointerType() ? with(object, kAddress) : object;
}

std::string Paths::callable_of(const Expr* expression) const {
  expression = plain(expression);
  if (!expression) return "";
  if (const auto* op = dyn_cast<clang::UnaryOperator>(expression))
    if (op->getOpcode() == clang::UO_AddrOf) expression = plain(op->getSubExpr());
  if (const auto* reference = dyn_cast<clang::DeclRefExpr>(expression))
    if (const auto* function = dyn_cast<clang::FunctionDecl>(reference->getDecl()))
      return usr_of(*function);
  if (const auto* construct = dyn_cast<clang::CXXConstructExpr>(expression))
    if (words_.kind_of(construct->getType()) == TypeKind::function && construct->getNumArgs() > 0)
      return callable_of(construct->getArg(0));
  const auto* record = record_of(expression->getType());
  if (!record || !record->isLambda()) return "";
  const auto* operation = record->getLambdaCallOperator();
  return operation ? usr_of(*operation) : "";
}

}  // namespace ccgrade::frontend

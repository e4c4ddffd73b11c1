#include "analyzers/static/frontend/paths.hpp"

#include "analyzers/static/frontend/path_steps.hpp"

namespace ccgrade::frontend {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

const clang::VarDecl* range_iterator(const Expr* expression) {
  const auto* reference = dyn_cast<clang::DeclRefExpr>(plain(expression));
  if (!reference || !reference->getDecl()->isImplicit()) return nullptr;
  return reference->getDecl()->getName().starts_with("__begin")
             ? dyn_cast<clang::VarDecl>(reference->getDecl())
             : nullptr;
}

bool is_transparent_copy(const Vocabulary& words, const clang::CXXConstructExpr& construct) {
  return construct.getNumArgs() == 1 &&
         (construct.getConstructor()->isCopyOrMoveConstructor() ||
          words.kind_of(construct.getType()) == TypeKind::shared_owner);
}

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

const Expr* read_by(const Expr* expression) {
  expression = plain(expression);
  const auto* call = dyn_cast<clang::CXXMemberCallExpr>(expression);
  const auto* method = call ? call->getMethodDecl() : nullptr;
  const bool reads = method && (isa<clang::CXXConversionDecl>(method) ||
                                (method->getIdentifier() && method->getName() == "load"));
  return reads ? plain(call->getImplicitObjectArgument()) : expression;
}

/// `0`, or a name for it as thrd_success is.
static bool is_zero(const Expr* expression) {
  expression = plain(expression);
  const auto* literal = dyn_cast<clang::IntegerLiteral>(expression);
  const auto* reference = dyn_cast<clang::DeclRefExpr>(expression);
  const auto* named = reference ? dyn_cast<clang::EnumConstantDecl>(reference->getDecl()) : nullptr;
  return (literal && literal->getValue() == 0) || (named && named->getInitVal() == 0);
}

const Expr* compared_with_zero(const clang::BinaryOperator& comparison) {
  if (is_zero(comparison.getRHS())) return comparison.getLHS();
  return is_zero(comparison.getLHS()) ? comparison.getRHS() : nullptr;
}

Paths::Paths(const Vocabulary& words, const clang::FunctionDecl& function)
    : words_(words), function_(function), context_(function.getASTContext()) {
  if (const auto* body = function.getBody()) modified_ = modified_in(*body);
}

bool Paths::modified(const clang::ValueDecl& declaration) const {
  return modified_.contains(&declaration);
}

/// The expression that a reference, an unchanged pointer or one that a lambda has made for itself
/// is another name for.
const Expr* Paths::stands_for(const clang::VarDecl& variable) const {
  if (isa<clang::ParmVarDecl>(variable) || !variable.hasLocalStorage() || !variable.getInit())
    return nullptr;
  const auto type = variable.getType();
  const bool points = type->isPointerType() || words_.kind_of(type) == TypeKind::shared_owner;
  const bool alias = type->isReferenceType() || (points && variable.isInitCapture()) ||
                     (type->isPointerType() && !modified(variable)) || copies_pointer(variable);
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

AccessPath Paths::member_of_this(const clang::FieldDecl& field) const {
  AccessPath path{Root::self, usr_of(function_) + "#this", field.getNameAsString(), {}};
  append(path, step_to(field));
  return path;
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

/// Of a class of which the object has another instance as a base as well: its name alone would be
/// both.
static bool is_one_of_two_bases(const clang::MemberExpr& expression,
                                const clang::FieldDecl& field) {
  const auto* owner = dyn_cast<clang::ClassTemplateSpecializationDecl>(field.getParent());
  const auto* object = record_of(expression.getBase()->IgnoreParenImpCasts()->getType());
  if (!owner || !object || object == owner || !object->hasDefinition()) return false;
  const auto is_other = [&](const clang::CXXBaseSpecifier& base) {
    const auto* record = dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(
        base.getType()->getAsCXXRecordDecl());
    return record && record != owner &&
           record->getSpecializedTemplate() == owner->getSpecializedTemplate();
  };
  return std::ranges::any_of(object->bases(), is_other);
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
  Step step = step_to(*field);
  if (is_one_of_two_bases(expression, *field))
    step.record = context_.getRecordType(field->getParent()).getAsString();
  append(path, step);
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

}  // namespace ccgrade::frontend

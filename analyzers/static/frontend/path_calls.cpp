// What a call gives: the object that a member, pointer or container hands out, in the caller's
// terms.
#include "analyzers/static/engine/substitute.hpp"
#include "analyzers/static/frontend/path_steps.hpp"
#include "analyzers/static/frontend/paths.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;

bool passes_through(const clang::CallExpr& call) {
  const std::string name = qualified_name(call.getDirectCallee());
  return name == "std::move" || name == "std::forward" || name == "std::ref" ||
         name == "std::cref" || name == "std::as_const";
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

}  // namespace

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

}  // namespace ccgrade::frontend

// A note per return of a reference, pointer, iterator or view into a member of the object itself:
// `path` is the member, `site` the return, `text` what is handed out; `kind` is "whole" for the
// member itself, "element" for a part of it that stays where it is when the member grows, and
// "movable" for one that does not. What looks after itself (it has a lock or an atomic) is none.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

/// Members of library classes that lead into what they are called on.
bool leads_inside(const clang::CXXMethodDecl& method) {
  static const std::set<llvm::StringRef> kNames = {
      "begin", "end",   "cbegin", "cend",  "rbegin", "rend",        "data",
      "c_str", "front", "back",   "at",    "find",   "lower_bound", "upper_bound",
      "get",   "value", "top",    "first", "second"};
  if (method.isOverloadedOperator()) {
    const auto op = method.getOverloadedOperator();
    return op == clang::OO_Subscript || op == clang::OO_Star || op == clang::OO_Arrow;
  }
  return method.getDeclName().isIdentifier() && kNames.contains(method.getName());
}

bool is_view(clang::QualType type) {
  const auto* record = record_of(type);
  if (!record || !is_system(*record)) return false;
  const std::string name = record->getNameAsString();
  return name == "basic_string_view" || name == "span" ||
         name.find("iterator") != std::string::npos;
}

bool moves_its_elements(clang::QualType type) {
  const auto* record = record_of(type);
  const std::string name = record ? record->getNameAsString() : "";
  return name == "vector" || name == "basic_string" || name == "deque";
}

/// The member that an expression is, or is part of.
struct Inside {
  const clang::MemberExpr* member = nullptr;
  bool part = false;
};

/// A pointer that is kept in the member is copied out; what it leads to is not the member's.
bool copies_pointer(const Expr* value) {
  value = plain(value);
  if (!value || !value->getType()->isPointerType()) return false;
  if (isa<clang::MemberExpr>(value) || isa<clang::ArraySubscriptExpr>(value)) return true;
  const auto* call = dyn_cast<clang::CallExpr>(value);
  const auto* callee = call ? call->getDirectCallee() : nullptr;
  return callee && callee->getReturnType()->isReferenceType();
}

class Finder {
 public:
  explicit Finder(const FunctionView& view) : view_(view) {}

  Inside look(const Expr* expression, bool part = false) const {
    expression = plain(expression);
    if (!expression) return {};
    if (const auto* member = dyn_cast<clang::MemberExpr>(expression))
      return look_member(*member, part);
    if (const auto* op = dyn_cast<clang::UnaryOperator>(expression))
      return op->getOpcode() == clang::UO_AddrOf || op->getOpcode() == clang::UO_Deref
                 ? look(op->getSubExpr(), part)
                 : Inside{};
    if (const auto* subscript = dyn_cast<clang::ArraySubscriptExpr>(expression))
      return look(subscript->getBase(), true);
    if (const auto* call = dyn_cast<clang::CallExpr>(expression)) return look_call(*call);
    if (const auto* made = dyn_cast<clang::CXXConstructExpr>(expression))
      return made->getNumArgs() == 1 ? look(made->getArg(0), part) : Inside{};
    return look_variable(*expression, part);
  }

 private:
  /// `it->second` leads on to what `it` is, and `this->member` is the end of the way.
  Inside look_member(const clang::MemberExpr& member, bool part) const {
    if (isa<clang::CXXThisExpr>(plain(member.getBase()))) {
      const auto type = member.getMemberDecl()->getType();
      const bool leads_away = type->isPointerType() || type->isReferenceType();
      return leads_away ? Inside{} : Inside{&member, part};
    }
    if (member.isArrow() && plain(member.getBase())->getType()->isPointerType() &&
        !isa<clang::CXXOperatorCallExpr>(plain(member.getBase())))
      return {};
    return look(member.getBase(), true);
  }

  Inside look_call(const clang::CallExpr& call) const {
    const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(call.getDirectCallee());
    if (!method || !is_system(*method) || !leads_inside(*method)) return {};
    const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
    const Expr* object = member ? member->getImplicitObjectArgument() : call.getArg(0);
    // What an owner owns is not part of the member.
    const TypeKind kind = view_.words.kind_of(plain(object)->getType());
    return kind == TypeKind::shared_owner || kind == TypeKind::unique_owner ? Inside{}
                                                                            : look(object, true);
  }

  /// A local iterator, or another name.
  Inside look_variable(const Expr& expression, bool part) const {
    const auto* reference = dyn_cast<clang::DeclRefExpr>(&expression);
    const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
    if (!variable || !variable->hasLocalStorage() || !variable->getInit()) return {};
    const auto type = variable->getType();
    const bool names_it = type->isReferenceType() || type->isPointerType() || is_view(type);
    const bool copied = type->isPointerType() && copies_pointer(variable->getInit());
    return names_it && !copied ? look(variable->getInit(), part) : Inside{};
  }

  const FunctionView& view_;
};

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitReturnStmt(clang::ReturnStmt* statement) override {
    const auto type = view_.function.getReturnType();
    const bool refers = type->isReferenceType() || type->isPointerType() || is_view(type);
    const Expr* value = statement->getRetValue();
    if (!refers || !value || !isa<clang::CXXMethodDecl>(view_.function)) return true;
    if (type->isPointerType() && copies_pointer(value)) return true;
    const Inside inside = Finder(view_).look(value);
    if (!inside.member || looks_after_itself(type->getPointeeType())) return true;
    const AccessPath path = view_.paths.path_of(inside.member);
    const bool movable = moves_its_elements(inside.member->getMemberDecl()->getType());
    summary_.notes.push_back({"guarded-reference-escape",
                              !inside.part ? "whole"
                              : movable    ? "movable"
                                           : "element",
                              view_.location(statement->getReturnLoc()),
                              {},
                              what_is(type),
                              path});
    return true;
  }

 private:
  bool looks_after_itself(clang::QualType type) const {
    if (type.isNull()) return false;
    const auto* record = record_of(type);
    if (!record || !record->hasDefinition()) return false;
    if (view_.words.kind_of(type) == TypeKind::atomic) return true;
    return std::ranges::any_of(record->fields(), [&](const clang::FieldDecl* field) {
      const TypeKind kind = view_.words.kind_of(field->getType());
      return kind == TypeKind::mutex || kind == TypeKind::atomic;
    });
  }

  static std::string what_is(clang::QualType type) {
    if (type->isReferenceType()) return "a reference to";
    return type->isPointerType() ? "a pointer into" : "a view of";
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_guarded_reference_escape_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

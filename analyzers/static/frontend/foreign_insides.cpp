// Theory of operation. A submission is handed objects of the C++ library that lead into the
// grader's memory: std::function, shared pointers. To use them by what they offer leads nowhere; to
// read the pointers that they keep, they have to be taken for something else: by a cast of their
// address, by a copy of their bytes, as an argument of unknown type, or as another member of a
// union. Those are listed. An address as such may be passed on as `void*` to a thread, be printed
// or be compared. The same goes for a FILE, and for what code is found by: an address of which a
// function is made, one that is computed from a function's, a table of virtual functions.
#include "analyzers/static/frontend/foreign_insides.hpp"

#include <clang/AST/RecursiveASTVisitor.h>

namespace ccgrade::frontend {
namespace {

using Kind = audit::Construct::Kind;
using llvm::dyn_cast;

constexpr int kDeepest = 8;

/// Without pointers, references and arrays around it; null when that is no class.
const clang::CXXRecordDecl* class_behind(clang::QualType type) {
  for (int i = 0; i < kDeepest; ++i) {
    type = type.getNonReferenceType().getCanonicalType();
    if (const auto* array = type->getAsArrayTypeUnsafe())
      type = array->getElementType();
    else if (!type->getPointeeType().isNull())
      type = type->getPointeeType();
    else
      break;
  }
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record && record->hasDefinition() ? record->getDefinition() : nullptr;
}

/// A class of the C++ library, some of whose members are pointers; or a FILE.
bool keeps_pointers(const clang::CXXRecordDecl& record, int depth = 0) {
  if (record.getName() == "_IO_FILE") return true;
  if (!record.isInStdNamespace() || depth == kDeepest) return false;
  for (const clang::CXXBaseSpecifier& base : record.bases()) {
    const auto* of = base.getType()->getAsCXXRecordDecl();
    if (of && of->hasDefinition() && keeps_pointers(*of->getDefinition(), depth + 1)) return true;
  }
  for (const clang::FieldDecl* field : record.fields()) {
    const clang::QualType type = field->getType();
    if (type->isPointerType()) return true;
    const auto* of = type->getAsCXXRecordDecl();
    if (of && of->hasDefinition() && keeps_pointers(*of->getDefinition(), depth + 1)) return true;
  }
  return false;
}

/// One of the user's own with a pointer or reference to such an object.
bool leads_to_one(const clang::CXXRecordDecl& record) {
  for (const clang::FieldDecl* field : record.fields()) {
    const clang::QualType type = field->getType();
    const auto* behind = class_behind(type);
    if (behind && (type->isPointerType() || type->isReferenceType()) && keeps_pointers(*behind))
      return true;
  }
  return false;
}

/// Is it a function, or does it lead to one?
bool is_of_code(clang::QualType type) {
  while (!type->getPointeeType().isNull()) type = type->getPointeeType();
  return type->isFunctionType();
}

/// A pointer to an object whose first bytes lead to its virtual functions, taken for one to
/// pointers.
bool bares_virtual_functions(const clang::CastExpr& cast) {
  const auto* record = cast.getSubExpr()->getType()->getPointeeCXXRecordDecl();
  const clang::QualType target = cast.getType()->getPointeeType();
  return record && record->hasDefinition() && record->isPolymorphic() && !target.isNull() &&
         !target->isVoidType() && !target->isRecordType();
}

class Insides : public clang::RecursiveASTVisitor<Insides> {
 public:
  explicit Insides(FoundConstructs& found) : found_(found) {}
  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitCallExpr(clang::CallExpr* call) {
    const auto* callee = call->getDirectCallee();
    const llvm::StringRef name =
        callee && callee->getIdentifier() ? callee->getName() : llvm::StringRef();
    const bool copies = name.contains("memcpy") || name.contains("memmove") ||
                        name.contains("memcmp") || name.contains("mempcpy");
    const bool excused = name.starts_with("pthread_") || name.contains("printf") ||
                         llvm::isa<clang::CXXOperatorCallExpr>(call);
    for (clang::Expr* argument : call->arguments()) {
      if (excused) excuse(argument);
      if (copies) look_at_copied(*argument);
    }
    return true;
  }
  bool VisitCXXConstructExpr(clang::CXXConstructExpr* made) {
    if (made->getConstructor()->getParent()->isInStdNamespace())  // a thread that is given it
      for (clang::Expr* argument : made->arguments()) excuse(argument);
    return true;
  }
  bool VisitCXXNewExpr(clang::CXXNewExpr* made) {
    for (clang::Expr* place : made->placement_arguments()) excuse(place);
    return true;
  }
  bool VisitCastExpr(clang::CastExpr* cast) {
    const clang::CastKind kind = cast->getCastKind();
    if (excused_.contains(cast)) return true;
    look_at_code(*cast);
    if (kind != clang::CK_BitCast && kind != clang::CK_LValueBitCast) return true;
    if (bares_virtual_functions(*cast))
      found_.add(Kind::inside, "a table of virtual functions", cast->getExprLoc());
    const auto* record = class_behind(cast->getSubExpr()->getType());
    if (record && keeps_pointers(*record)) add(*record, cast->getExprLoc());
    return true;
  }
  bool VisitVAArgExpr(clang::VAArgExpr* taken) {
    found_.add(Kind::inside, "an argument of unknown type", taken->getExprLoc());
    return true;
  }
  bool VisitCXXRecordDecl(clang::CXXRecordDecl* record) {
    if (!record->isUnion() || !record->isThisDeclarationADefinition()) return true;
    for (const clang::FieldDecl* field : record->fields()) {
      if (is_of_code(field->getType()))
        found_.add(Kind::inside, "a function", field->getLocation());
      const auto* behind = class_behind(field->getType());
      if (field->getType()->isPointerType() && behind && keeps_pointers(*behind))
        add(*behind, field->getLocation());
    }
    return true;
  }

 private:
  /// The casts around an argument, which only make an address of it.
  void excuse(const clang::Expr* argument) {
    while (argument) {
      argument = argument->IgnoreParens();
      const auto* cast = dyn_cast<clang::CastExpr>(argument);
      if (!cast) return;
      if (cast->getType()->isVoidPointerType()) excused_.insert(cast);
      argument = cast->getSubExpr();
    }
  }
  void look_at_copied(const clang::Expr& argument) {
    const clang::QualType type = argument.IgnoreParenCasts()->getType();
    const auto* record = class_behind(type);
    if (record && leads_to_one(*record)) add(*record, argument.getExprLoc());
    if (is_of_code(type)) found_.add(Kind::inside, "a function", argument.getExprLoc());
    if (const auto* copied = type->getPointeeCXXRecordDecl();
        copied && copied->hasDefinition() && copied->isPolymorphic())
      found_.add(Kind::inside, "a table of virtual functions", argument.getExprLoc());
  }
  void look_at_code(const clang::CastExpr& cast) {
    const clang::CastKind kind = cast.getCastKind();
    const bool from = is_of_code(cast.getSubExpr()->getType());
    const bool to = is_of_code(cast.getType());
    const bool makes_one =
        to && !from && (kind == clang::CK_BitCast || kind == clang::CK_IntegralToPointer);
    const bool computes =
        from && !to && (kind == clang::CK_BitCast || kind == clang::CK_PointerToIntegral);
    if (makes_one || computes || kind == clang::CK_ReinterpretMemberPointer)
      found_.add(Kind::inside, "a function", cast.getExprLoc());
  }
  void add(const clang::CXXRecordDecl& record, clang::SourceLocation where) {
    found_.add(Kind::inside,
               record.isLambda() ? "a lambda" : "a " + record.getQualifiedNameAsString(), where);
  }

  FoundConstructs& found_;
  std::set<const clang::CastExpr*> excused_;
};

}  // namespace

void list_foreign_insides(const std::vector<clang::Decl*>& declarations, FoundConstructs& found) {
  Insides insides(found);
  for (clang::Decl* decl : declarations)
    if (found.is_users(decl->getLocation())) insides.TraverseDecl(decl);
}

}  // namespace ccgrade::frontend

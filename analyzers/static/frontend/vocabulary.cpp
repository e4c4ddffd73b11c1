#include "analyzers/static/frontend/vocabulary.hpp"

namespace ccgrade::frontend {

const TypeModel& Vocabulary::model_of(clang::QualType type) const {
  if (type.isNull()) return no_type_;
  type = type.getNonReferenceType();
  const clang::NamedDecl* named = type->getAsRecordDecl();
  if (const auto* record = type->getAsRecordDecl()) {
    if (const auto* name = record->getTypedefNameForAnonDecl()) named = name;
  } else if (const auto* number = type->getAs<clang::TypedefType>()) {
    named = number->getDecl();  // pthread_t
  }
  if (!named) return no_type_;
  const auto [known, added] = types_.try_emplace(named->getCanonicalDecl());
  if (added)
    if (const TypeModel* model = models_.type(named->getQualifiedNameAsString()))
      known->second = *model;
  return known->second;
}

clang::QualType Vocabulary::element_of(clang::QualType type) const {
  if (type.isNull()) return {};
  type = type.getNonReferenceType();
  if (const auto* array = type->getAsArrayTypeUnsafe()) return array->getElementType();
  const auto* record =
      llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl());
  if (!record || record->getTemplateArgs().size() == 0) return {};
  const TypeKind kind = kind_of(type);
  if (kind != TypeKind::container && kind != TypeKind::unique_owner) return {};
  const auto& first = record->getTemplateArgs()[0];
  return first.getKind() == clang::TemplateArgument::Type ? first.getAsType() : clang::QualType();
}

const FunctionModel& Vocabulary::function(const clang::FunctionDecl* function) const {
  if (!function) return no_function_;
  const auto [known, added] = functions_.try_emplace(function->getCanonicalDecl());
  if (added)
    if (const FunctionModel* model = models_.function(qualified_name(function)))
      known->second = *model;
  return known->second;
}

LockAction Vocabulary::member_action(clang::QualType type,
                                     const clang::CXXMethodDecl& method) const {
  return models_.member(model_of(type), method.getNameAsString());
}

LockAction Vocabulary::action_of(const clang::CallExpr& call) const {
  const auto* member = llvm::dyn_cast<clang::CXXMemberCallExpr>(&call);
  if (!member) return function(call.getDirectCallee()).action;
  const auto* object = member->getImplicitObjectArgument();
  const auto* record = object ? record_of(object->getType()) : nullptr;
  const auto* method = member->getMethodDecl();
  if (!record || !method) return LockAction::none;
  return member_action(method->getASTContext().getRecordType(record), *method);
}

const clang::CXXRecordDecl* record_of(clang::QualType type) {
  if (type.isNull()) return nullptr;
  type = type.getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  return type->getAsCXXRecordDecl();
}

std::string qualified_name(const clang::FunctionDecl* function) {
  if (!function) return "";
  // Of a member of a class template clang would name the arguments.
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(function);
  return method ? method->getParent()->getQualifiedNameAsString() + "::" + method->getNameAsString()
                : function->getQualifiedNameAsString();
}

bool is_system(const clang::Decl& decl) {
  const auto& sources = decl.getASTContext().getSourceManager();
  return sources.isInSystemHeader(sources.getExpansionLoc(decl.getLocation()));
}

}  // namespace ccgrade::frontend

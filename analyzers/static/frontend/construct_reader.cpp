#include "analyzers/static/frontend/construct_reader.hpp"

#include <clang/AST/RecursiveASTVisitor.h>
#include <clang/Basic/CharInfo.h>

namespace ccgrade::frontend {
namespace {

using Kind = audit::Construct::Kind;

/// Of which library is the namespace that this stands in?
bool in_foreign_namespace(const clang::Decl* decl) {
  for (const clang::DeclContext* at = decl->getDeclContext(); at; at = at->getParent()) {
    const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(at);
    if (!space || !space->getParent()->getRedeclContext()->isTranslationUnit()) continue;
    const llvm::StringRef name = space->getName();
    return name == "std" || name == "testing" || name == "benchmark" || name == "ccgrade" ||
           name.starts_with("__");
  }
  return false;
}

/// A type that is the user's own, or made of one.
bool is_own(clang::QualType type, const FoundConstructs& found) {
  const clang::Type* bare = type->getPointeeOrArrayElementType();
  if (const auto* tag = bare->getAsTagDecl()) return found.is_users(tag->getLocation());
  const auto* dependent = bare->getAs<clang::TemplateSpecializationType>();
  const clang::TemplateDecl* made_of =
      dependent ? dependent->getTemplateName().getAsTemplateDecl() : nullptr;
  return made_of && found.is_users(made_of->getLocation());
}

class Reader : public clang::RecursiveASTVisitor<Reader> {
 public:
  explicit Reader(FoundConstructs& found) : found_(found) {}

  bool VisitDecl(clang::Decl* decl) {
    for (const clang::Attr* attr : decl->attrs()) add(*attr);
    return true;
  }
  bool VisitLambdaExpr(clang::LambdaExpr* lambda) {
    for (const clang::Attr* attr : lambda->getCallOperator()->attrs()) add(*attr);
    return true;
  }
  bool VisitAttributedStmt(clang::AttributedStmt* statement) {
    for (const clang::Attr* attr : statement->getAttrs()) add(*attr);
    return true;
  }
  bool VisitAsmStmt(clang::AsmStmt* statement) {
    found_.add(Kind::assembly, "", statement->getAsmLoc());
    return true;
  }
  bool VisitFileScopeAsmDecl(clang::FileScopeAsmDecl* decl) {
    found_.add(Kind::assembly, "", decl->getAsmLoc());
    return true;
  }
  bool VisitDeclRefExpr(clang::DeclRefExpr* reference) {
    add(*reference->getDecl(), reference->getLocation());
    return true;
  }
  bool VisitMemberExpr(clang::MemberExpr* access) {
    add(*access->getMemberDecl(), access->getMemberLoc());
    return true;
  }
  bool VisitOverloadExpr(clang::OverloadExpr* overloaded) {
    for (const clang::NamedDecl* named : overloaded->decls())
      add(*named->getUnderlyingDecl(), overloaded->getNameLoc());
    return true;
  }
  /// Whatever it will be: in a template, only its name is known.
  bool VisitCXXDependentScopeMemberExpr(clang::CXXDependentScopeMemberExpr* access) {
    add_unknown(access->getMember(), access->getMemberLoc());
    return true;
  }
  bool VisitDependentScopeDeclRefExpr(clang::DependentScopeDeclRefExpr* reference) {
    add_unknown(reference->getDeclName(), reference->getLocation());
    return true;
  }
  /// A member of a specialisation for a type of one's own is no news.
  bool VisitFunctionDecl(clang::FunctionDecl* function) {
    const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(function);
    const auto* owner =
        method ? llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(method->getParent())
               : nullptr;
    if (in_foreign_namespace(function) && !(owner && is_for_own_type(*owner)))
      found_.add(Kind::reopening, function->getQualifiedNameAsString(), function->getLocation());
    return true;
  }
  bool VisitCXXRecordDecl(clang::CXXRecordDecl* record) {
    const auto* special = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(record);
    if (in_foreign_namespace(record) && !(special && is_for_own_type(*special)))
      found_.add(Kind::reopening, record->getQualifiedNameAsString(), record->getLocation());
    return true;
  }
  bool VisitVarDecl(clang::VarDecl* variable) {
    if (variable->hasGlobalStorage() && in_foreign_namespace(variable) &&
        !variable->isStaticDataMember())
      found_.add(Kind::reopening, variable->getQualifiedNameAsString(), variable->getLocation());
    return true;
  }

 private:
  void add(const clang::Attr& attr) {
    if (!attr.isImplicit() && !attr.isInherited())
      found_.add(Kind::attribute, attr.getSpelling(), attr.getLocation());
  }
  void add(const clang::NamedDecl& named, clang::SourceLocation place) {
    const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&named);
    if (function && function->isExternC() && !function->isDefined())
      found_.add(Kind::call, function->getName().str(), place,
                 found_.file_of(function->getCanonicalDecl()->getLocation()));
    else if (const auto* variable = llvm::dyn_cast<clang::VarDecl>(&named);
             variable && variable->isExternC() && !variable->hasDefinition())
      found_.add(Kind::call, variable->getName().str(), place,
                 found_.file_of(variable->getCanonicalDecl()->getLocation()));
    else if (named.getIdentifier() && is_internal(named))
      found_.add(Kind::internal, named.getName().str(), place);
  }
  void add_unknown(clang::DeclarationName name, clang::SourceLocation place) {
    const auto* identifier = name.getAsIdentifierInfo();
    // Members of one's own may begin with "_x"; those of a FILE lead to its descriptor.
    if (identifier &&
        (is_reserved(identifier->getName(), false) || identifier->getName() == "_fileno"))
      found_.add(Kind::internal, identifier->getName().str(), place);
  }
  static bool is_reserved(llvm::StringRef name, bool member) {
    if (name.contains("__")) return true;
    return name.size() > 1 && name[0] == '_' && (clang::isUppercase(name[1]) || member);
  }
  /// Of the compiler's own, or declared by the system with a name that users may not have.
  bool is_internal(const clang::NamedDecl& named) const {
    return is_reserved(named.getName(), llvm::isa<clang::FieldDecl>(named)) &&
           !found_.is_users(named.getCanonicalDecl()->getLocation());
  }
  bool is_for_own_type(const clang::ClassTemplateSpecializationDecl& special) const {
    for (const clang::TemplateArgument& argument : special.getTemplateArgs().asArray())
      if (argument.getKind() == clang::TemplateArgument::Type &&
          is_own(argument.getAsType(), found_))
        return true;
    return false;
  }

  FoundConstructs& found_;
};

}  // namespace

void read_constructs(const std::vector<clang::Decl*>& declarations, FoundConstructs& found) {
  Reader reader(found);
  for (clang::Decl* decl : declarations)
    if (found.is_users(decl->getLocation())) reader.TraverseDecl(decl);
}

}  // namespace ccgrade::frontend

#include "analyzers/static/frontend/guard_forms.hpp"

#include "analyzers/static/frontend/paths.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"

namespace ccgrade::frontend {

using clang::Expr;
using llvm::dyn_cast;

const clang::CXXConstructExpr* as_construct(const Expr* expression) {
  return dyn_cast_or_null<clang::CXXConstructExpr>(plain(expression));
}

std::vector<const Expr*> arguments_of(const clang::CXXConstructExpr& construct) {
  return {construct.arg_begin(), construct.arg_end()};
}

bool is_container_of_guards(const Vocabulary& words, clang::QualType type) {
  return words.kind_of(words.element_of(type)) == TypeKind::guard;
}

bool carries_guard(const Vocabulary& words, clang::QualType type) {
  const auto* record =
      dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl());
  const std::string name = record ? record->getQualifiedNameAsString() : "";
  if (name != "std::pair" && name != "std::tuple" && name != "std::shared_ptr") return false;
  const auto guards = [&](const clang::TemplateArgument& each) {
    return each.getKind() == clang::TemplateArgument::Type &&
           words.kind_of(each.getAsType()) == TypeKind::guard;
  };
  return std::ranges::any_of(record->getTemplateArgs().asArray(),
                             [&](const clang::TemplateArgument& argument) {
                               return argument.getKind() == clang::TemplateArgument::Pack
                                          ? std::ranges::any_of(argument.pack_elements(), guards)
                                          : guards(argument);
                             });
}

const clang::CallExpr* made_in_place(const Expr* expression) {
  const auto* call = dyn_cast_or_null<clang::CallExpr>(plain(expression));
  const std::string name = call ? qualified_name(call->getDirectCallee()) : "";
  return name == "std::make_unique" || name == "std::make_optional" ? call : nullptr;
}

const Expr* moved_from(const Expr* expression) {
  const auto* call = dyn_cast_or_null<clang::CallExpr>(plain(expression));
  const bool move = call && qualified_name(call->getDirectCallee()) == "std::move";
  return move ? call->getArg(0) : expression;
}

namespace {

struct NamelessGuardFinder : StatementVisitor {
  explicit NamelessGuardFinder(const Vocabulary& words) : words(words) {}
  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    if (op->isCommaOp()) take(op->getLHS(), found.before_commas);
    return true;
  }
  bool VisitStmt(clang::Stmt* statement) override {
    if (llvm::isa<clang::CompoundStmt>(statement))
      for (const clang::Stmt* each : statement->children())
        take(dyn_cast<Expr>(each), found.statements);
    return true;
  }
  void take(const Expr* expression, std::set<const clang::CXXConstructExpr*>& guards) const {
    const auto* made = as_construct(expression);
    if (made && words.kind_of(made->getType()) == TypeKind::guard) guards.insert(made);
  }
  const Vocabulary& words;
  NamelessGuards found;
};

}  // namespace

NamelessGuards nameless_guards(const Vocabulary& words, const clang::Stmt& body) {
  NamelessGuardFinder guards(words);
  guards.TraverseStmt(const_cast<clang::Stmt*>(&body));
  return std::move(guards.found);
}

}  // namespace ccgrade::frontend

// A note per comparison of a secret that ends at the first difference: `text` is what is called a
// secret, `kind` by what it is compared. A local constant is what it was made from.
#include <algorithm>

#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitCallExpr(clang::CallExpr* call) override {
    const std::string name = qualified_name(call->getDirectCallee());
    const auto* op = dyn_cast<clang::CXXOperatorCallExpr>(call);
    const bool equality = op && (op->getOperator() == clang::OO_EqualEqual ||
                                 op->getOperator() == clang::OO_ExclaimEqual);
    if (name == "memcmp" || name == "strcmp" || name == "strncmp" || name == "std::equal" ||
        (equality && is_text(op->getArg(0)->getType())))
      judge(*call, op ? "==" : name);
    const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call);
    if (member && member->getMethodDecl() &&
        member->getMethodDecl()->getNameAsString() == "compare" &&
        is_text(member->getImplicitObjectArgument()->getType()))
      judge(*call, "compare");
    return true;
  }

 private:
  static bool is_text(clang::QualType type) {
    const auto* record = record_of(type);
    const std::string name = record ? record->getQualifiedNameAsString() : "";
    return name == "std::basic_string" || name == "std::__cxx11::basic_string" ||
           name == "std::basic_string_view" || name == "std::vector" || name == "std::array";
  }

  void judge(const clang::CallExpr& call, const std::string& by) {
    std::string secret;
    for (const clang::Stmt* part : call.children()) {
      const auto* argument = dyn_cast_or_null<Expr>(part);
      if (!argument) continue;
      if (isa<clang::StringLiteral>(plain(argument))) return;  // known to everybody
      Names names(by);
      names.TraverseStmt(const_cast<Expr*>(argument));
      if (secret.empty()) secret = names.secret;
    }
    if (!secret.empty())
      summary_.notes.push_back(
          {"non-constant-time-compare", by, view_.location(call.getExprLoc()), {}, secret, {}});
  }

  /// The first name below an expression that says that it is a secret.
  class Names : public StatementVisitor {
   public:
    explicit Names(const std::string& by) : by_(by) {}
    std::string secret;
    bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
      if (const auto* function = dyn_cast<clang::FunctionDecl>(mention->getDecl()))
        return ask_maker(*function);
      const auto* variable = dyn_cast<clang::VarDecl>(mention->getDecl());
      if (variable && is_constant_text(*variable) && depth_ < kDeepest) {
        ++depth_;
        TraverseStmt(const_cast<Expr*>(variable->getInit()));
        --depth_;
      }
      return ask(mention->getDecl());
    }
    bool VisitMemberExpr(clang::MemberExpr* mention) override {
      return ask(mention->getMemberDecl());
    }

   private:
    static constexpr int kDeepest = 4;

    static bool is_constant_text(const clang::VarDecl& variable) {
      const auto type = variable.getType().getNonReferenceType();
      const bool text =
          is_text(type) || (type->isPointerType() && type->getPointeeType()->isCharType());
      return text && type.isConstQualified() && variable.hasLocalStorage() && variable.getInit();
    }
    /// What makes a secret says so in its name. Many functions that have to do with one say so,
    /// too.
    bool ask_maker(const clang::FunctionDecl& function) {
      const std::string name = lower(function.getNameAsString());
      if (secret.empty() && name.find("hmac") != std::string::npos &&
          is_text(function.getReturnType()))
        secret = function.getNameAsString();
      return true;
    }
    static std::string lower(std::string name) {
      std::transform(name.begin(), name.end(), name.begin(),
                     [](unsigned char c) { return std::tolower(c); });
      return name;
    }
    bool ask(const clang::ValueDecl* declaration) {
      if (isa<clang::FunctionDecl>(declaration)) return true;
      const std::string name = lower(declaration->getNameAsString());
      for (const char* word : {"hmac", "secret", "password", "passwd", "signature", "api_key",
                               "apikey", "session_token", "auth_token", "csrf"})
        if (secret.empty() && name.find(word) != std::string::npos)
          secret = declaration->getNameAsString();
      // Texts are compared as digests of contents, which are no secrets; bytes, of messages.
      if (secret.empty() && by_ != "==" && by_ != "compare" &&
          name.find("digest") != std::string::npos)
        secret = declaration->getNameAsString();
      return true;
    }

    const std::string& by_;
    int depth_ = 0;
  };

  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_non_constant_time_compare_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

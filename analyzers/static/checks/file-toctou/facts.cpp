// Theory of operation. An `if` asks about a file by its name, itself or through a variable that
// holds the answer, and the code that goes by the outcome opens or changes the file of that name.
// Which calls ask and which use, the models say. The name has to be one and the same all along: a
// constant, or a variable that nothing in the function changes.
//
// Silent where nothing can go wrong in between: a file that must be new (O_EXCL), must be no link
// (O_NOFOLLOW) or is added to at its end; one that is asked about again through its descriptor; one
// that is opened to be read and then tested, where the look was for a better message.
//
// A note per pair: `site` is the look, `other` the use, `kind` what the use does, `text` the name.
#include <fcntl.h>

#include "analyzers/static/frontend/branches.hpp"
#include "analyzers/static/frontend/file_names.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using clang::VarDecl;
using llvm::dyn_cast;
using llvm::isa;

struct Look {
  FileName file;
  bool rights = false;
  clang::SourceLocation where;
};

/// The model of a call, or of what a constructor opens.
struct Act {
  const FunctionModel* model = nullptr;
  llvm::ArrayRef<const Expr*> args;
};

Act act_of(const FunctionView& view, const clang::Stmt& statement) {
  if (const auto* call = dyn_cast<clang::CallExpr>(&statement)) {
    const auto* callee = call->getDirectCallee();
    if (!callee || !is_system(*callee)) return {};
    return {&view.words.function(callee), {call->getArgs(), call->getNumArgs()}};
  }
  const auto* made = dyn_cast<clang::CXXConstructExpr>(&statement);
  if (!made || !is_system(*made->getConstructor())) return {};
  return {&view.words.function(made->getConstructor()), {made->getArgs(), made->getNumArgs()}};
}

const Expr* argument(const Act& act, const std::optional<int>& number) {
  const bool there = number && static_cast<std::size_t>(*number) < act.args.size();
  return there ? act.args[static_cast<std::size_t>(*number)] : nullptr;
}

const VarDecl* variable_of(const Expr* expression) {
  const auto* reference =
      dyn_cast_or_null<clang::DeclRefExpr>(expression ? plain(expression) : nullptr);
  return reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
}

/// Handles and streams that somebody tests after they were opened.
class Tests : public OwnStatements {
 public:
  std::set<const clang::ValueDecl*> tested;

  bool VisitIfStmt(clang::IfStmt* branch) override { return take(branch->getCond()); }
  bool VisitWhileStmt(clang::WhileStmt* loop) override { return take(loop->getCond()); }
  bool VisitForStmt(clang::ForStmt* loop) override { return take(loop->getCond()); }
  bool VisitConditionalOperator(clang::ConditionalOperator* choice) override {
    return take(choice->getCond());
  }
  bool VisitReturnStmt(clang::ReturnStmt* exit) override { return take(exit->getRetValue()); }

 private:
  class Mentions : public OwnStatements {
   public:
    explicit Mentions(std::set<const clang::ValueDecl*>& into) : into_(into) {}
    bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
      into_.insert(mention->getDecl());
      return true;
    }
    bool VisitMemberExpr(clang::MemberExpr* mention) override {
      into_.insert(mention->getMemberDecl());
      return true;
    }

   private:
    std::set<const clang::ValueDecl*>& into_;
  };
  bool take(Expr* condition) {
    if (condition) Mentions(tested).TraverseStmt(condition);
    return true;
  }
};

/// The looks below a condition.
class Looks : public OwnStatements {
 public:
  Looks(const FunctionView& view, const FileNames& names) : view_(view), names_(names) {}
  std::vector<Look> found;
  std::vector<const VarDecl*> mentioned;

  bool VisitCallExpr(clang::CallExpr* call) override {
    const Act act = act_of(view_, *call);
    const Expr* name = act.model ? argument(act, act.model->asks_path) : nullptr;
    if (FileName file = name ? names_.name_of(name) : FileName{}; !file.key.empty())
      found.push_back({std::move(file), act.model->asks_rights, call->getExprLoc()});
    return true;
  }
  bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
    if (const auto* variable = dyn_cast<VarDecl>(mention->getDecl())) mentioned.push_back(variable);
    return true;
  }

 private:
  const FunctionView& view_;
  const FileNames& names_;
};

/// Whether a use can go wrong after the look, and how.
class Uses : public OwnStatements {
 public:
  Uses(const FunctionView& view, const FileNames& names,
       const std::set<const clang::ValueDecl*>& tested, const Look& look)
      : view_(view), names_(names), tested_(tested), look_(look) {}
  const clang::Stmt* found = nullptr;
  std::string does;

  bool VisitCallExpr(clang::CallExpr* call) override { return look_at(*call); }
  bool VisitCXXConstructExpr(clang::CXXConstructExpr* made) override { return look_at(*made); }

 private:
  bool look_at(const Expr& expression) {
    const Act act = act_of(view_, expression);
    const Expr* name = act.model ? argument(act, act.model->uses_path) : nullptr;
    if (found || !name || names_.name_of(name).key != look_.file.key) return true;
    const Manner manner = manner_of(act);
    if (manner == Manner::safe ||
        (manner == Manner::reads && !look_.rights && is_tested(expression)))
      return true;
    found = &expression;
    const bool opens = !act.model->opens.empty() || isa<clang::CXXConstructExpr>(expression) ||
                       isa<clang::CXXMemberCallExpr>(expression);
    does = opens ? "opens" : "changes";
    return true;
  }

  enum class Manner { safe, reads, changes };

  /// By the argument behind the name: flags of a descriptor, or the mode of a stream.
  Manner manner_of(const Act& act) const {
    const std::optional<int> next = *act.model->uses_path + 1;
    const Expr* how = argument(act, next);
    if (act.model->opens == "descriptor") return how ? by_flags(*how) : Manner::safe;
    if (act.model->opens == "file") return how ? by_mode(*how) : Manner::safe;
    if (act.model->only_reads) return Manner::reads;
    return how && adds_at_end(*how) ? Manner::safe : Manner::changes;
  }
  Manner by_flags(const Expr& flags) const {
    Expr::EvalResult known;
    if (!flags.EvaluateAsInt(known, view_.function.getASTContext())) return Manner::safe;
    const auto value = known.Val.getInt().getExtValue();
    if (value & (O_EXCL | O_NOFOLLOW | O_APPEND | O_DIRECTORY)) return Manner::safe;
    const bool reads = (value & (O_ACCMODE | O_CREAT | O_TRUNC)) == O_RDONLY;
    return reads ? Manner::reads : Manner::changes;
  }
  static Manner by_mode(const Expr& mode) {
    const auto* literal = dyn_cast<clang::StringLiteral>(plain(&mode));
    const std::string text = literal ? literal->getString().str() : "";
    if (text.empty() || text.front() == 'a' || text.find('x') != std::string::npos)
      return Manner::safe;
    return text.front() == 'r' && text.find('+') == std::string::npos ? Manner::reads
                                                                      : Manner::changes;
  }
  bool adds_at_end(const Expr& mode) const {
    const std::string text = source_text(view_.function.getASTContext(), mode);
    return text.find("app") != std::string::npos || text.find("ate") != std::string::npos;
  }

  /// The stream or handle that it opens is asked whether that went well.
  bool is_tested(const Expr& use) const {
    if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&use)) {
      const VarDecl* stream = variable_of(member->getImplicitObjectArgument());
      return !stream || tested_.contains(stream);
    }
    const clang::Stmt* user = view_.around(use);
    if (const auto* op = dyn_cast_or_null<clang::BinaryOperator>(user);
        op && op->isAssignmentOp()) {
      const VarDecl* handle = variable_of(op->getLHS());
      return !handle || tested_.contains(handle);
    }
    if (const auto* declaration = dyn_cast_or_null<clang::DeclStmt>(user))
      return !declaration->isSingleDecl() ||
             tested_.contains(dyn_cast<VarDecl>(declaration->getSingleDecl()));
    return true;  // handed on, or tested on the spot
  }

  const FunctionView& view_;
  const FileNames& names_;
  const std::set<const clang::ValueDecl*>& tested_;
  const Look& look_;
};

/// Does the function ask the descriptor as well?
class DescriptorLooks : public OwnStatements {
 public:
  bool found = false;
  bool VisitCallExpr(clang::CallExpr* call) override {
    const std::string name = qualified_name(call->getDirectCallee());
    found |= name == "fstat" || name == "fstat64";
    return true;
  }
};

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary)
      : view_(view), summary_(summary), names_(view) {
    clang::Stmt* body = const_cast<clang::Stmt*>(&view.body());
    tests_.TraverseStmt(body);
    descriptor_.TraverseStmt(body);
  }

  /// `bool there = exists(path);`
  bool VisitVarDecl(VarDecl* variable) override {
    if (!variable->hasLocalStorage() || !variable->getInit()) return true;
    if (!variable->getType()->isIntegralOrEnumerationType()) return true;
    Looks looks(view_, names_);
    looks.TraverseStmt(variable->getInit());
    if (!looks.found.empty()) kept_.emplace(variable, looks.found.front());
    return true;
  }
  bool VisitIfStmt(clang::IfStmt* branch) override {
    if (descriptor_.found) return true;
    Looks looks(view_, names_);
    looks.TraverseStmt(branch->getCond());
    for (const VarDecl* variable : looks.mentioned)
      if (const auto known = kept_.find(variable); known != kept_.end())
        looks.found.push_back(known->second);
    for (const Look& look : looks.found) compare(look, *branch);
    return true;
  }

 private:
  void compare(const Look& look, const clang::IfStmt& branch) {
    for (const clang::Stmt* decided : decided_by(view_, branch)) {
      Uses uses(view_, names_, tests_.tested, look);
      uses.TraverseStmt(const_cast<clang::Stmt*>(decided));
      if (!uses.found || !told_.insert(uses.found).second) continue;
      summary_.notes.push_back({"file-toctou",
                                uses.does,
                                view_.location(look.where),
                                view_.location(uses.found->getBeginLoc()),
                                look.file.text,
                                {}});
      return;
    }
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
  const FileNames names_;
  Tests tests_;
  DescriptorLooks descriptor_;
  std::map<const VarDecl*, Look> kept_;
  std::set<const clang::Stmt*> told_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_file_toctou_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

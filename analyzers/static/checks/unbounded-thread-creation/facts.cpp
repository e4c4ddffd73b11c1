// Theory of operation. A loop that goes on for as long as others send something, or for ever, and
// in it a statement that starts a thread each time round. Nothing in the loop may wait for a thread
// or test how many there are: every test is looked at, and one that is not known to ask only
// whether something was received, or whether to go on at all, keeps the loop out of this.
//
// Two notes per such start, at `site`: `detached` or `kept` (in the container `text`), with `other`
// the beginning of the loop, and `until`, with `other` its end.
#include "analyzers/static/frontend/endless.hpp"
#include "analyzers/static/frontend/loop_tests.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using clang::Stmt;
using clang::VarDecl;
using llvm::dyn_cast;
using llvm::isa;

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitCXXConstructExpr(clang::CXXConstructExpr* made) override {
    const TypeKind kind = view_.words.kind_of(made->getType());
    const bool thread = kind == TypeKind::thread || kind == TypeKind::jthread;
    if (thread && made->getNumArgs() > 0 && !made->getConstructor()->isCopyOrMoveConstructor())
      judge(*made);
    return true;
  }
  bool VisitCallExpr(clang::CallExpr* call) override {
    const std::string name = qualified_name(call->getDirectCallee());
    const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call);
    if (name == "std::async" || handle_of(*call)) judge(*call);
    if (member && name.ends_with("::emplace_back") && starts_by_emplacing(*member)) judge(*call);
    return true;
  }

 private:
  struct Fate {
    std::string kind;  ///< empty where it is not known
    const Expr* container = nullptr;
  };

  void judge(const Expr& start) {
    for (const Stmt* loop = view_.loop_around(start); loop; loop = view_.loop_around(*loop)) {
      const LoopTests body = tests_in(view_, *loop);
      if (isa<clang::CXXForRangeStmt>(loop) || body.bounded) return;
      if (!is_endless(view_, *loop) && !body.receives) continue;
      const Fate fate = fate_of(start, *loop);
      if (fate.kind.empty() || (body.pauses && !body.receives) || !comes_again(view_.cfg, start))
        return;
      const std::string text =
          fate.container ? source_text(view_.function.getASTContext(), *fate.container) : "";
      note(fate.kind, start, loop->getBeginLoc(), text);
      note("until", start, loop->getEndLoc(), text);
      return;
    }
  }

  void note(const std::string& kind, const Expr& start, clang::SourceLocation other,
            const std::string& text) {
    summary_.notes.push_back({"unbounded-thread-creation",
                              kind,
                              view_.location(start.getExprLoc()),
                              view_.location(other),
                              text,
                              {}});
  }

  bool starts_by_emplacing(const clang::CXXMemberCallExpr& call) const {
    const Expr* container = call.getImplicitObjectArgument();
    const auto is_thread = [&](clang::QualType type) {
      const TypeKind kind = view_.words.kind_of(type);
      return kind == TypeKind::thread || kind == TypeKind::jthread;
    };
    return is_thread(view_.words.element_of(container->getType())) && call.getNumArgs() > 0 &&
           !is_thread(call.getArg(0)->getType());
  }

  /// Where pthread_create and its like keep the thread that they start; null for other calls.
  const Expr* handle_of(const clang::CallExpr& call) const {
    const FunctionModel& model = view_.words.function(call.getDirectCallee());
    return model.starts && model.thread && call.getNumArgs() > unsigned(*model.thread)
               ? call.getArg(*model.thread)
               : nullptr;
  }

  Fate fate_of(const Expr& start, const Stmt& loop) const {
    if (const auto* call = dyn_cast<clang::CallExpr>(&start))
      if (const Expr* kept = handle_of(*call)) {
        const auto* handle = dyn_cast<clang::UnaryOperator>(plain(kept));
        return {handle && own_local(handle->getSubExpr()) ? "detached" : ""};
      }
    if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&start))
      return kept_in(*member, loop);
    const Stmt* user = view_.around(start);
    while (user && (isa<clang::CastExpr>(user) || isa<clang::CXXConstructExpr>(user)))
      user = view_.around(*user);
    if (const auto* access = dyn_cast_or_null<clang::MemberExpr>(user))
      return {access->getMemberDecl()->getName() == "detach" ? "detached" : ""};
    if (const auto* member = dyn_cast_or_null<clang::CXXMemberCallExpr>(user))
      return kept_in(*member, loop);
    const auto* declared = dyn_cast_or_null<clang::DeclStmt>(user);
    const auto* variable = declared && declared->isSingleDecl()
                               ? dyn_cast<VarDecl>(declared->getSingleDecl())
                               : nullptr;
    return variable ? fate_of_variable(*variable, loop) : Fate{};
  }

  /// `t.detach()`, or `threads.push_back(std::move(t))`.
  Fate fate_of_variable(const VarDecl& variable, const Stmt& loop) const {
    class Uses : public OwnStatements {
     public:
      explicit Uses(const VarDecl& variable) : variable_(variable) {}
      bool detached = false;
      const clang::CXXMemberCallExpr* adds = nullptr;
      bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* call) override {
        const std::string name = qualified_name(call->getMethodDecl());
        if (name.ends_with("::detach") && is_it(call->getImplicitObjectArgument())) detached = true;
        const bool one = call->getNumArgs() == 1;
        if (one && (name.ends_with("::push_back") || name.ends_with("::emplace_back")) &&
            moves(call->getArg(0)))
          adds = call;
        return true;
      }

     private:
      bool is_it(const Expr* expression) const { return own_local(expression) == &variable_; }
      bool moves(const Expr* expression) const {
        const auto* call = dyn_cast<clang::CallExpr>(plain(expression));
        return call && qualified_name(call->getDirectCallee()) == "std::move" &&
               is_it(call->getArg(0));
      }
      const VarDecl& variable_;
    };
    Uses uses(variable);
    uses.TraverseStmt(const_cast<Stmt*>(&loop));
    if (uses.detached) return {"detached"};
    return uses.adds ? kept_in(*uses.adds, loop) : Fate{};
  }

  /// In a container from outside of the loop that the loop does nothing else with.
  Fate kept_in(const clang::CXXMemberCallExpr& adding, const Stmt& loop) const {
    const Expr* container = plain(adding.getImplicitObjectArgument());
    const auto* reference = dyn_cast<clang::DeclRefExpr>(container);
    const auto* member = dyn_cast<clang::MemberExpr>(container);
    const clang::ValueDecl* declared = reference ? reference->getDecl()
                                       : member  ? member->getMemberDecl()
                                                 : nullptr;
    const bool holds = view_.words.kind_of(container->getType()) == TypeKind::container;
    if (!declared || !holds || mentions(*declared, loop) != 1) return {};
    const auto& sources = view_.function.getASTContext().getSourceManager();
    const bool inside =
        reference &&
        sources.isBeforeInTranslationUnit(loop.getBeginLoc(), declared->getLocation()) &&
        sources.isBeforeInTranslationUnit(declared->getLocation(), loop.getEndLoc());
    return inside ? Fate{} : Fate{"kept", container};
  }

  static int mentions(const clang::ValueDecl& declared, const Stmt& loop) {
    class Mentions : public StatementVisitor {
     public:
      explicit Mentions(const clang::ValueDecl& declared) : declared_(declared) {}
      int count = 0;
      bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
        count += mention->getDecl() == &declared_;
        return true;
      }
      bool VisitMemberExpr(clang::MemberExpr* mention) override {
        count += mention->getMemberDecl() == &declared_;
        return true;
      }

     private:
      const clang::ValueDecl& declared_;
    };
    Mentions mentions(declared);
    mentions.TraverseStmt(const_cast<Stmt*>(&loop));
    return mentions.count;
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_unbounded_thread_creation_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

// Notes of what may keep a waiting thread from ending; `site` is where, unless told otherwise:
//   endless                a loop with no way out, from `site` to `other`
//   tries                  a try block
//   jthread                a thread is started that is joined when its object dies
//   while-true, while-false  a wait at `site`, in a loop, at `other`, that goes on for as long as
//                          the flag `path` is so, and has no other way out
//   asks                   what the loop around the wait at `site` looks at: `path`
//   sets-true, sets-false  the flag `path` is set
#include "analyzers/static/frontend/endless.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using clang::Stmt;
using llvm::dyn_cast;
using llvm::isa;

struct Flag {
  const Expr* what;
  bool goes_on_if;
};

/// A bool, a number that stands for one, or an atomic of these.
bool is_flag(const Expr& expression) {
  if (!isa<clang::DeclRefExpr>(expression) && !isa<clang::MemberExpr>(expression)) return false;
  const auto type = expression.getType().getNonReferenceType();
  return type->isBooleanType() || type->isIntegerType() || type->isRecordType();
}

std::optional<bool> literal(const Expr* expression) {
  expression = plain(expression);
  if (const auto* flag = dyn_cast<clang::CXXBoolLiteralExpr>(expression)) return flag->getValue();
  if (const auto* number = dyn_cast<clang::IntegerLiteral>(expression))
    return number->getValue() != 0;
  return std::nullopt;
}

void collect_flags(const Expr* condition, bool value, std::vector<Flag>& flags) {
  condition = plain(condition);
  if (const auto* op = dyn_cast<clang::UnaryOperator>(condition)) {
    if (op->getOpcode() == clang::UO_LNot) collect_flags(op->getSubExpr(), !value, flags);
  } else if (const auto* op = dyn_cast<clang::BinaryOperator>(condition)) {
    const auto right = op->isEqualityOp() ? literal(op->getRHS()) : std::nullopt;
    if (op->isLogicalOp()) {
      collect_flags(op->getLHS(), value, flags);
      collect_flags(op->getRHS(), value, flags);
    } else if (right) {
      collect_flags(op->getLHS(), value == (*right == (op->getOpcode() == clang::BO_EQ)), flags);
    }
  } else if (const Expr* object = read_by(condition); is_flag(*object)) {
    flags.push_back({object, value});
  }
}

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitStmt(Stmt* statement) override {
    if (isa<clang::CXXTryStmt>(statement)) note("tries", *statement);
    const bool loop = isa<clang::ForStmt>(statement) || isa<clang::WhileStmt>(statement) ||
                      isa<clang::DoStmt>(statement);
    if (loop && is_endless(view_, *statement) && !has_way_out(view_, *statement))
      note("endless", *statement).other = view_.location(statement->getEndLoc());
    return true;
  }
  bool VisitCXXConstructExpr(clang::CXXConstructExpr* made) override {
    if (view_.words.kind_of(made->getType()) == TypeKind::jthread && made->getNumArgs() > 0)
      note("jthread", *made, made->getExprLoc());
    return true;
  }
  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    if (op->getOpcode() == clang::BO_Assign) sets(*op->getLHS(), op->getRHS());
    return true;
  }
  bool VisitCallExpr(clang::CallExpr* call) override {
    const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call);
    const auto* method = member ? member->getMethodDecl() : nullptr;
    const auto* op = dyn_cast<clang::CXXOperatorCallExpr>(call);
    const std::string name = method ? method->getNameAsString() : "";
    if (op && op->getOperator() == clang::OO_Equal && op->getNumArgs() == 2)
      sets(*op->getArg(0), op->getArg(1));
    if ((name == "store" || name == "exchange") && call->getNumArgs() > 0)
      sets(*member->getImplicitObjectArgument(), call->getArg(0));
    if (name.starts_with("emplace") && of_jthreads(*member->getImplicitObjectArgument()))
      note("jthread", *call, call->getExprLoc());
    const FunctionModel& model = view_.words.function(call->getDirectCallee());
    if (model.waits && model.condition && !model.timed) waits(*call, false);
    if (name == "wait" && call->getNumArgs() <= 2 && is_condition(*member))
      waits(*call, call->getNumArgs() == 2);
    return true;
  }

  /// Threads that are members may be started before the body.
  void finish() {
    if (const auto* constructor = dyn_cast<clang::CXXConstructorDecl>(&view_.function))
      for (const auto* member : constructor->inits())
        if (member->isWritten()) TraverseStmt(member->getInit());
  }

 private:
  /// What a loop looks at that is no local variable of the function's own.
  class Asked : public OwnStatements {
   public:
    explicit Asked(const FunctionView& view) : view_(view) {}
    std::vector<AccessPath> paths;
    bool is_known = true;
    bool VisitExpr(Expr* expression) override {
      if (isa<clang::MemberExpr>(expression) || isa<clang::DeclRefExpr>(expression))
        paths.push_back(view_.paths.path_of(expression));
      const auto* call = dyn_cast<clang::CallExpr>(expression);
      const auto* callee = call ? call->getDirectCallee() : nullptr;
      if (call && !(callee && is_system(*callee))) is_known = false;
      return true;
    }

   private:
    const FunctionView& view_;
  };

  Note& note(const char* kind, const Stmt& statement) {
    return note(kind, statement, statement.getBeginLoc());
  }
  Note& note(const char* kind, const Stmt&, clang::SourceLocation where) {
    return summary_.notes.emplace_back(
        Note{"cv-no-shutdown-path", kind, view_.location(where), {}, "", {}});
  }
  bool of_jthreads(const Expr& container) const {
    return view_.words.kind_of(view_.words.element_of(container.getType())) == TypeKind::jthread;
  }
  bool is_condition(const clang::CXXMemberCallExpr& call) const {
    const Expr* object = call.getImplicitObjectArgument();
    const auto* record = object ? record_of(object->getType()) : nullptr;
    return record && view_.words.kind_of(view_.function.getASTContext().getRecordType(record)) ==
                         TypeKind::condition;
  }

  void sets(const Expr& target, const Expr* value) {
    const Expr* object = plain(&target);
    const auto known = literal(value);
    if (!known || !is_flag(*object)) return;
    Note& made = note(*known ? "sets-true" : "sets-false", target, target.getExprLoc());
    made.path = view_.paths.path_of(object);
    made.text = made.path.text;
  }

  /// A wait that is told what it waits for, or stands in a loop that asks for it; and around that,
  /// a loop that goes by a flag.
  void waits(const clang::CallExpr& wait, bool is_told) {
    const Stmt* loop = view_.loop_around(wait);
    if (!is_told) {
      if (!loop) return;
      Asked asked(view_);
      asked.TraverseStmt(const_cast<Stmt*>(loop));
      if (!asked.is_known) return;
      for (const AccessPath& path : asked.paths) note("asks", wait, wait.getExprLoc()).path = path;
      loop = view_.loop_around(*loop);
    }
    for (; loop; loop = view_.loop_around(*loop)) {
      std::vector<Flag> flags;
      if (const Expr* condition = condition_of(*loop)) collect_flags(condition, true, flags);
      if (flags.empty()) continue;
      if (has_way_out(view_, *loop)) return;
      for (const Flag& flag : flags) goes_by(flag, wait, *loop);
      return;
    }
  }

  void goes_by(const Flag& flag, const clang::CallExpr& wait, const Stmt& loop) {
    Note& made = note(flag.goes_on_if ? "while-true" : "while-false", wait, wait.getExprLoc());
    made.other = view_.location(loop.getBeginLoc());
    made.path = view_.paths.path_of(flag.what);
    made.text = made.path.text;
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_cv_no_shutdown_path_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

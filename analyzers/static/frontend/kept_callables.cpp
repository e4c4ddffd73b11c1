// What the library keeps to be called later may unlock: a std::function, a deleter.
#include "analyzers/static/frontend/statement_visitor.hpp"
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;

/// The objects that a lambda's body unlocks, and nothing of what it calls.
class Unlocks : public OwnStatements {
 public:
  explicit Unlocks(const Vocabulary& words) : words_(words) {}
  std::vector<const Expr*> found;

  bool VisitCallExpr(clang::CallExpr* call) override {
    const auto* member = llvm::dyn_cast<clang::CXXMemberCallExpr>(call);
    const Expr* object = member                   ? member->getImplicitObjectArgument()
                         : call->getNumArgs() > 0 ? call->getArg(0)
                                                  : nullptr;
    if (object && words_.action_of(*call) == LockAction::unlock) found.push_back(object);
    return true;
  }

 private:
  const Vocabulary& words_;
};

bool leads_to_mutex(const Vocabulary& words, const Expr& argument) {
  const clang::QualType type = argument.getType();
  return type->isPointerType() && words.kind_of(type->getPointeeType()) == TypeKind::mutex;
}

}  // namespace

/// When it is called, nobody says: what it unlocks, and a mutex that it is given, is held perhaps.
void Transfer::keep_callable(const clang::CXXConstructExpr& construct, LockState& state) {
  for (const Expr* argument : construct.arguments()) {
    if (leads_to_mutex(words_, *plain(argument))) state.doubt(lock_of(argument));
    const auto* record = record_of(argument->getType());
    if (!record || !record->isLambda()) continue;
    Unlocks unlocks(words_);
    unlocks.TraverseStmt(record->getLambdaCallOperator()->getBody());
    for (const Expr* object : unlocks.found) state.doubt(lock_of(object));
  }
}

}  // namespace ccgrade::frontend

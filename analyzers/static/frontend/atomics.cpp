#include "analyzers/static/frontend/atomics.hpp"

#include <atomic>

#include "analyzers/static/engine/access_path.hpp"

namespace ccgrade::frontend {

using clang::Expr;
using clang::VarDecl;
using llvm::dyn_cast;
using llvm::isa;

std::optional<AtomicCall> Atomics::call_in(const Expr* expression) const {
  const auto* call = dyn_cast_or_null<clang::CallExpr>(expression ? plain(expression) : nullptr);
  const auto* method =
      dyn_cast_or_null<clang::CXXMethodDecl>(call ? call->getDirectCallee() : nullptr);
  if (!method || !is_system(*method) || !method->isInstance()) return std::nullopt;
  const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call);
  const Expr* object = member ? member->getImplicitObjectArgument() : call->getArg(0);
  if (!object || view_.words.kind_of(plain(object)->getType()) != TypeKind::atomic)
    return std::nullopt;
  const bool converts = isa<clang::CXXConversionDecl>(method);
  return AtomicCall{converts ? "load" : method->getNameAsString(), view_.paths.object_of(object),
                    call};
}

std::optional<AtomicCall> Atomics::load_in(const Expr* expression) const {
  expression = expression ? plain(expression) : nullptr;
  if (const auto* reference = dyn_cast_or_null<clang::DeclRefExpr>(expression)) {
    const auto* variable = dyn_cast<VarDecl>(reference->getDecl());
    const bool local =
        variable && variable->hasLocalStorage() && !isa<clang::ParmVarDecl>(variable);
    if (local && variable->getInit()) expression = variable->getInit();
  }
  auto found = call_in(expression);
  return found && found->name == "load" && !family(found->path).empty() ? found : std::nullopt;
}

std::optional<int> Atomics::number_of(const Expr& expression) const {
  Expr::EvalResult known;
  const bool found = expression.getType()->isIntegralOrEnumerationType() &&
                     expression.EvaluateAsInt(known, view_.function.getASTContext());
  return found ? std::optional(static_cast<int>(known.Val.getInt().getExtValue())) : std::nullopt;
}

bool Atomics::is_relaxed(const clang::CallExpr& call, unsigned number) const {
  return number < call.getNumArgs() &&
         number_of(*call.getArg(number)) == static_cast<int>(std::memory_order_relaxed);
}

bool Atomics::is_relaxed_load(const AtomicCall& load) const {
  return isa<clang::CXXMemberCallExpr>(load.call) && is_relaxed(*load.call, 0);
}

bool Atomics::is_nothing(const Expr* expression) const {
  return isa<clang::CXXNullPtrLiteralExpr>(plain(expression)) || number_of(*plain(expression)) == 0;
}

bool Atomics::is_constant(const Expr* expression) const {
  return is_nothing(expression) || number_of(*plain(expression)).has_value();
}

std::vector<AtomicCall> AtomicConditions::decided(const Expr* condition, bool outcome) const {
  Calls all;
  add(condition, outcome, true, all);
  return all;
}

std::vector<AtomicCall> AtomicConditions::compared(const Expr* condition, bool outcome) const {
  Calls all;
  add(condition, outcome, false, all);
  return all;
}

void AtomicConditions::add(const Expr* condition, bool outcome, bool flags, Calls& all) const {
  condition = condition ? plain(condition) : nullptr;
  if (!condition) return;
  if (const auto* op = dyn_cast<clang::UnaryOperator>(condition)) {
    if (op->getOpcode() == clang::UO_LNot) add(op->getSubExpr(), !outcome, flags, all);
  } else if (const auto* op = dyn_cast<clang::BinaryOperator>(condition)) {
    add_operator(*op, outcome, flags, all);
  } else if (auto load = atomics_.load_in(condition); load && outcome && flags) {
    all.push_back(std::move(*load));
  }
}

void AtomicConditions::add_operator(const clang::BinaryOperator& op, bool outcome, bool flags,
                                    Calls& all) const {
  if (op.isComparisonOp()) return add_comparison(op, outcome, flags, all);
  // Both sides of an && are known where it holds, and both of an || where it does not.
  if (!op.isLogicalOp() || outcome != (op.getOpcode() == clang::BO_LAnd)) return;
  add(op.getLHS(), outcome, flags, all);
  add(op.getRHS(), outcome, flags, all);
}

void AtomicConditions::add_comparison(const clang::BinaryOperator& op, bool outcome, bool flags,
                                      Calls& all) const {
  const auto left = atomics_.load_in(op.getLHS()), right = atomics_.load_in(op.getRHS());
  if (!left && !right) return;
  const Expr* other = left ? op.getRHS() : op.getLHS();
  const bool constant = atomics_.is_constant(other);
  const bool equal = outcome == (op.getOpcode() == clang::BO_EQ);
  const bool wants_equal = constant && !atomics_.is_nothing(other);
  if ((constant && !flags) || (op.isEqualityOp() && equal != wants_equal)) return;
  // Of two indices, the one that is loaded relaxed is mostly the thread's own.
  const bool own_left = left && right && atomics_.is_relaxed_load(*left);
  const bool own_right = left && right && atomics_.is_relaxed_load(*right);
  if (left && (!own_left || own_right)) all.push_back(*left);
  if (right && (!own_right || own_left)) all.push_back(*right);
}

}  // namespace ccgrade::frontend

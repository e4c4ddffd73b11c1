// What a function leaves locked, on which ways out.
#include <algorithm>
#include <cctype>

#include "analyzers/static/frontend/statement_visitor.hpp"
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

using llvm::dyn_cast;

const clang::CXXConstructExpr* construction(const clang::Expr* value) {
  return dyn_cast_or_null<clang::CXXConstructExpr>(plain(value));
}

/// `return lock;` moves.
const clang::Expr* moved_value(const clang::Expr* value) {
  const auto* made = construction(value);
  return made && made->getConstructor()->isCopyOrMoveConstructor() ? made->getArg(0) : value;
}

std::string how_left(const clang::Stmt* at) {
  if (at && llvm::isa<clang::ReturnStmt>(at)) return "returns";
  return at && llvm::isa<clang::CXXThrowExpr>(at) ? "throws" : "ends";
}

/// The graph has no destructors on the way of an exception.
bool belongs_to_guard(const Held& held, const LockState& state) {
  return std::ranges::any_of(state.guards, [&](const auto& each) {
    return std::ranges::any_of(each.second.locks, [&](const AccessPath& lock) {
      return exact_key(lock) == exact_key(held.lock);
    });
  });
}

/// pthread_cleanup_push leaves a variable; what it has pushed may unlock.
bool pushes_cleanup(const clang::Stmt& body) {
  struct Frames : StatementVisitor {
    bool found = false;
    bool VisitVarDecl(clang::VarDecl* variable) override {
      found |= variable->getIdentifier() &&
               (variable->getName() == "__cancel_buf" || variable->getName() == "__clframe");
      return !found;
    }
  } frames;
  frames.TraverseStmt(const_cast<clang::Stmt*>(&body));
  return frames.found;
}

/// What the return says: 1 of `return true`, 0 of `return false`; null: no number of its own.
std::optional<bool> answer(const clang::Stmt* at) {
  const auto* leaving = dyn_cast_or_null<clang::ReturnStmt>(at);
  const clang::Expr* value = leaving ? plain(leaving->getRetValue()) : nullptr;
  if (const auto* truth = dyn_cast_or_null<clang::CXXBoolLiteralExpr>(value))
    return truth->getValue();
  if (const auto* number = dyn_cast_or_null<clang::IntegerLiteral>(value))
    return number->getValue() != 0;
  return std::nullopt;
}

/// "try_lock_all", "beginUpdate": it says that it locks. `unlock` and `block` do not.
bool says_that_it_locks(const clang::FunctionDecl& function) {
  std::string words = " ";
  for (const char c : function.getNameAsString()) {
    if (std::isupper(static_cast<unsigned char>(c))) words += ' ';
    words += c == '_' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  words += ' ';
  for (const char* word : {" lock ", " locked ", " trylock ", " begin ", " acquire ", " enter "})
    if (words.find(word) != std::string::npos) return true;
  return false;
}

bool is_same(const Held& a, const Held& b) {
  return a.via == b.via && exact_key(a.lock) == exact_key(b.lock);
}

}  // namespace

/// A guard that is returned keeps its lock; so does one that the return statement makes.
void Transfer::hand_to_caller(const clang::ReturnStmt& statement, LockState& state) {
  const clang::Expr* value = statement.getRetValue();
  if (!value) return;
  if (const auto* guard = guard_variable(moved_value(value))) {
    for (const AccessPath& lock : state.guards[guard].locks) state.handed.insert(exact_key(lock));
    state.guards[guard] = {};
  } else if (const auto* made = construction(value);
             made && words_.kind_of(made->getType()) == TypeKind::guard) {
    Guard returned;
    construct_guard(returned, {made->getArgs(), made->getNumArgs()}, state, *made);
    for (const AccessPath& lock : returned.locks) state.handed.insert(exact_key(lock));
  }
}

void Transfer::leave(const clang::Stmt* at, const LockState& state) {
  outliving_.insert(state.live.begin(), state.live.end());
  std::vector<Held> held = state.held_now();
  std::erase_if(held, [](const Held& each) { return each.gate && each.via.empty(); });
  if (at && llvm::isa<clang::CXXThrowExpr>(at))
    std::erase_if(
        held, [&](const Held& each) { return !each.via.empty() || belongs_to_guard(each, state); });
  const auto where = at ? at->getBeginLoc() : function_.getBody()->getEndLoc();
  std::set<std::string> locked;
  for (const Held& each : held)
    if (each.certain && each.via.empty() && !state.handed.contains(exact_key(each.lock))) {
      exits_.push_back({each.lock, each.site, location(where), how_left(at)});
      locked.insert(exact_key(each.lock));
    }
  answers_.push_back({answer(at), std::move(locked)});
  if (!held_at_exits_) {
    held_at_exits_ = std::move(held);
    return;
  }
  std::erase_if(*held_at_exits_, [&](Held& before) {
    const auto again =
        std::ranges::find_if(held, [&](const Held& each) { return is_same(each, before); });
    if (again != held.end()) before.certain = before.certain && again->certain;
    return again == held.end();
  });
}

/// `if (!begin()) return; …; end();`: it returns true exactly where it leaves the lock held, or it
/// says so by its name. A number may as well say that something went wrong.
bool Transfer::is_left_to_caller(const std::string& lock) const {
  if (says_that_it_locks(function_)) return true;
  if (!function_.getReturnType()->isBooleanType()) return false;
  return std::ranges::all_of(answers_, [&](const Answer& each) {
    return each.value && *each.value == each.locked.contains(lock);
  });
}

/// A lock that is held on every way out is left on purpose. One that some ways out release, and
/// others do not, is what the checks are told of.
void Transfer::finish_leaving() {
  summary_.outliving.assign(outliving_.begin(), outliving_.end());
  if (pushes_cleanup(*function_.getBody())) return;
  if (held_at_exits_) summary_.leaves = *held_at_exits_;
  for (LockedExit& exit : exits_) {
    const std::string key = exact_key(exit.lock);
    const bool always = std::ranges::any_of(
        summary_.leaves, [&](const Held& each) { return exact_key(each.lock) == key; });
    const bool unlocked = std::ranges::any_of(summary_.releases, [&](const Release& release) {
      return release.own && exact_key(release.lock) == key;
    });
    if (!always && unlocked && !is_left_to_caller(key))
      summary_.locked_exits.push_back(std::move(exit));
  }
}

}  // namespace ccgrade::frontend

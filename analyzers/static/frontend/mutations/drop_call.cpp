#include "analyzers/static/frontend/mutations/library_terms.hpp"
#include "analyzers/static/frontend/mutations/mutation_operator.hpp"

namespace ccgrade::frontend {
namespace {

void drop(const char* kind, const clang::CXXMemberCallExpr& call, SourceText& source) {
  source.replace(kind, call.getSourceRange(), kNothingDone);
}

/// The same call of another member function.
void rename(const char* kind, const clang::CXXMemberCallExpr& call, const char* to,
            SourceText& source) {
  const auto* member = llvm::dyn_cast<clang::MemberExpr>(call.getCallee()->IgnoreParenImpCasts());
  if (member) source.replace(kind, clang::SourceRange(member->getMemberLoc()), to);
}

/// Whoever waits hears nothing, or only one of them does.
void of_notify(const clang::CXXMemberCallExpr& call, SourceText& source) {
  drop("drop-notify", call, source);
  if (call.getMethodDecl()->getName() == "notify_all")
    rename("notify-one", call, "notify_one", source);
}

/// A jthread joins by itself.
void of_join(const clang::CXXMemberCallExpr& call, SourceText& source) {
  if (is_std(object_of(call), {"thread"})) drop("drop-join", call, source);
  rename("detach", call, "detach", source);
}

void drop_call(const clang::Stmt& statement, SourceText& source) {
  if (const auto* call = call_of(&statement, {"notify_one", "notify_all"});
      call == &statement && call)
    of_notify(*call, source);
  const auto* call = call_of(&statement, {"join", "unlock", "release", "count_down", "arrive",
                                          "arrive_and_drop", "request_stop"});
  if (call != &statement || !call) return;
  const clang::QualType object = object_of(*call);
  if (is_std(object, {"thread", "jthread", "stop_source"}))
    call->getMethodDecl()->getName() == "join" ? of_join(*call, source)
                                               : drop("drop-stop", *call, source);
  else if (!is_std(object, {"unique_ptr"}))
    drop("skip-release", *call, source);
}

}  // namespace
}  // namespace ccgrade::frontend

namespace ccgrade {

std::unique_ptr<frontend::MutationOperator> make_drop_call_mutation() {
  return std::make_unique<frontend::MutationOperator>(&frontend::drop_call);
}

}  // namespace ccgrade

#include "analyzers/static/checks/handle-leak/facts/taking.hpp"

namespace ccgrade::frontend {
namespace {

/// Such a lock lasts as long as the file is open, which may be what it is open for.
bool locks_file(const clang::CallExpr& call, const clang::ASTContext& context) {
  const std::string name = qualified_name(call.getDirectCallee());
  return name == "flock" || name == "lockf" ||
         (name == "fcntl" && call.getNumArgs() > 1 &&
          source_text(context, *call.getArg(1)).find("SETLK") != std::string::npos);
}

/// The parameter that an argument is for, as the library has written it: `Args&&... args`.
const clang::ParmVarDecl* parameter_as_written(const clang::FunctionDecl& callee,
                                               unsigned argument) {
  const auto* made_from = callee.getPrimaryTemplate();
  const auto& written = made_from ? *made_from->getTemplatedDecl() : callee;
  const unsigned count = written.getNumParams();
  if (argument < count) return written.getParamDecl(argument);
  const auto* last = count ? written.getParamDecl(count - 1) : nullptr;
  return last && last->isParameterPack() ? last : nullptr;
}

/// A function that takes anything, or the address of anything, does not know what a handle is. It
/// can but store it, forward it or give it back: make_unique, bind, exchange, pthread_create.
bool takes_anything(const clang::FunctionDecl& callee, unsigned argument) {
  const auto* parameter = parameter_as_written(callee, argument);
  return parameter &&
         (parameter->getType()->isDependentType() || parameter->getType()->isVoidPointerType());
}

/// What makes another handle of it (fdopen), or an object that it is a part of from now on
/// (gzdopen), closes it in the end. A statement that is prepared for a database leaves that to
/// whoever opened it.
bool makes_owner(const clang::CallExpr& call, unsigned argument, const FunctionModel& model) {
  if (!model.opens.empty()) return !model.opens_in;
  clang::QualType made = call.getType();
  if (made->isPointerType()) made = made->getPointeeType();
  return made->isRecordType() && call.getArg(argument)->getType()->isIntegerType();
}

}  // namespace

Use use_of(const clang::CallExpr& call, unsigned argument, const FunctionView& view) {
  const auto* callee = call.getDirectCallee();
  // The compiler's own, such as __builtin_expect, may be their argument over again.
  if (!callee || callee->isImplicit() || !is_system(*callee) || !callee->getIdentifier() ||
      llvm::isa<clang::CXXMethodDecl>(callee) || locks_file(call, view.function.getASTContext()))
    return Use::unclear;
  const FunctionModel& model = view.words.function(callee);
  const bool takes = takes_anything(*callee, argument) || makes_owner(call, argument, model);
  return takes && model.closes != static_cast<int>(argument) ? Use::takes : Use::borrows;
}

}  // namespace ccgrade::frontend

// What is put into clang's way, each in a file of its own.
#pragma once

#include <llvm/IR/PassManager.h>

namespace llvm {
class PassInstrumentationCallbacks;
}

namespace ccgrade::explore {

/// Calls of std::terminate stay apart, so that each tells by its lines what made it: the compiler
/// would make one of all that a function has.
struct KeepTerminateCalls : llvm::PassInfoMixin<KeepTerminateCalls> {
  llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager&);
  /// For functions that are not to be optimised, too.
  static bool isRequired() { return true; }
};

/// Tells the runtime of accesses that ThreadSanitizer's pass passes over.
struct TellUntoldAccesses : llvm::PassInfoMixin<TellUntoldAccesses> {
  llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager&);
  static bool isRequired() { return true; }
};

/// What is read is what the program reads: of `*(mine ? &a : &b)` one of the two, and what an
/// argument points to only where the function that is called looks at it.
void keep_loads_in_place(llvm::PassInstrumentationCallbacks& callbacks);

}  // namespace ccgrade::explore

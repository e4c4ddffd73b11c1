// A plug-in of clang: how a program is compiled whose accesses the runtime is told of.
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Passes/PassPlugin.h>

#include "passes.hpp"

using namespace llvm;

namespace ccgrade::explore {
namespace {

void add_passes(PassBuilder& builder) {
  builder.registerPipelineStartEPCallback([](ModulePassManager& passes, OptimizationLevel) {
    passes.addPass(createModuleToFunctionPassAdaptor(KeepTerminateCalls()));
  });
  builder.registerOptimizerLastEPCallback([](ModulePassManager& passes, OptimizationLevel) {
    passes.addPass(createModuleToFunctionPassAdaptor(TellUntoldAccesses()));
  });
  if (PassInstrumentationCallbacks* callbacks = builder.getPassInstrumentationCallbacks())
    keep_loads_in_place(*callbacks);
}

}  // namespace
}  // namespace ccgrade::explore

extern "C" LLVM_ATTRIBUTE_WEAK PassPluginLibraryInfo llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "ccgrade-instrumentation", "1", &ccgrade::explore::add_passes};
}

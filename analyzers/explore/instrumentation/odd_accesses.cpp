// A plug-in of clang. ThreadSanitizer's pass tells the runtime of loads and stores of 1, 2, 4, 8
// and 16 bytes, and passes over all others: a long double, a bit-field of 24 bits, a vector of 32
// bytes. This pass tells of those, as of ranges.
#include <llvm/Analysis/CaptureTracking.h>
#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Module.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Passes/PassPlugin.h>

using namespace llvm;

namespace {

bool is_told_already(TypeSize bytes) {
  if (bytes.isScalable()) return true;  // of no processor that we run on
  const uint64_t size = bytes.getFixedValue();
  return size <= 16 && isPowerOf2_64(size);
}

/// Memory that no other thread sees, or that nobody writes: as ThreadSanitizer's pass has it.
bool is_private(const Value* pointer) {
  if (pointer->getType()->getPointerAddressSpace() != 0) return true;
  const Value* object = getUnderlyingObject(pointer);
  if (const auto* global = dyn_cast<GlobalVariable>(object)) return global->isConstant();
  return isa<AllocaInst>(object) &&
         !PointerMayBeCaptured(object, /*ReturnCaptures=*/true, /*StoreCaptures=*/true);
}

/// What the runtime is to be told before an instruction.
struct Range {
  Instruction* before;
  Value* start;
  uint64_t bytes;
  bool write;
};
using Ranges = SmallVector<Range, 8>;

void find_odd_access(Instruction& instruction, const DataLayout& layout, Ranges& found) {
  if (!isa<LoadInst, StoreInst>(instruction) || instruction.isAtomic()) return;
  if (instruction.hasMetadata(LLVMContext::MD_nosanitize)) return;
  Value* const pointer = getLoadStorePointerOperand(&instruction);
  const TypeSize bytes = layout.getTypeStoreSize(getLoadStoreType(&instruction));
  if (is_told_already(bytes) || is_private(pointer)) return;
  found.push_back({&instruction, pointer, bytes.getFixedValue(), isa<StoreInst>(instruction)});
}

void find_copied_arguments(Instruction& instruction, const DataLayout& layout, Ranges& found) {
  const auto* call = dyn_cast<CallBase>(&instruction);
  if (!call) return;
  for (unsigned i = 0; i < call->arg_size(); ++i) {
    if (!call->isByValArgument(i) || is_private(call->getArgOperand(i))) continue;
    const TypeSize bytes = layout.getTypeStoreSize(call->getParamByValType(i));
    found.push_back({&instruction, call->getArgOperand(i), bytes.getFixedValue(), false});
  }
}

void tell(const Range& range) {
  IRBuilder<> builder(range.before);
  Type* const size = builder.getInt64Ty();
  const FunctionCallee hook = range.before->getModule()->getOrInsertFunction(
      range.write ? "__tsan_write_range" : "__tsan_read_range", builder.getVoidTy(),
      builder.getPtrTy(), size);
  builder.CreateCall(hook, {range.start, ConstantInt::get(size, range.bytes)});
}

struct TellOddAccesses : PassInfoMixin<TellOddAccesses> {
  PreservedAnalyses run(Function& function, FunctionAnalysisManager&) {
    if (!function.hasFnAttribute(Attribute::SanitizeThread)) return PreservedAnalyses::all();
    const DataLayout& layout = function.getDataLayout();
    Ranges ranges;
    for (BasicBlock& block : function)
      for (Instruction& instruction : block) {
        find_odd_access(instruction, layout, ranges);
        find_copied_arguments(instruction, layout, ranges);
      }
    for (const Range& range : ranges) tell(range);
    return ranges.empty() ? PreservedAnalyses::all() : PreservedAnalyses::none();
  }
  /// For functions that are not to be optimised, too.
  static bool isRequired() { return true; }
};

/// Calls of std::terminate stay apart, so that each tells by its lines what made it: the compiler
/// would make one of all that a function has.
struct KeepTerminateCalls : PassInfoMixin<KeepTerminateCalls> {
  PreservedAnalyses run(Function& function, FunctionAnalysisManager&) {
    for (BasicBlock& block : function)
      for (Instruction& instruction : block)
        if (auto* call = dyn_cast<CallBase>(&instruction))
          if (const Function* callee = call->getCalledFunction();
              callee && callee->getName() == "_ZSt9terminatev")
            call->addFnAttr(Attribute::NoMerge);
    return PreservedAnalyses::all();
  }
  static bool isRequired() { return true; }
};

void add_passes(PassBuilder& builder) {
  builder.registerPipelineStartEPCallback([](ModulePassManager& passes, OptimizationLevel) {
    passes.addPass(createModuleToFunctionPassAdaptor(KeepTerminateCalls()));
  });
  builder.registerOptimizerLastEPCallback([](ModulePassManager& passes, OptimizationLevel) {
    passes.addPass(createModuleToFunctionPassAdaptor(TellOddAccesses()));
  });
}

}  // namespace

extern "C" LLVM_ATTRIBUTE_WEAK PassPluginLibraryInfo llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "ccgrade-odd-accesses", "1", &add_passes};
}

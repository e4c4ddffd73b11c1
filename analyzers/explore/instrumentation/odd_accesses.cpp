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

bool is_odd(Instruction& instruction, const DataLayout& layout) {
  if (!isa<LoadInst, StoreInst>(instruction) || instruction.isAtomic()) return false;
  if (instruction.hasMetadata(LLVMContext::MD_nosanitize)) return false;
  return !is_told_already(layout.getTypeStoreSize(getLoadStoreType(&instruction))) &&
         !is_private(getLoadStorePointerOperand(&instruction));
}

void tell(Instruction& access, const DataLayout& layout) {
  IRBuilder<> builder(&access);
  Type* const pointer = builder.getPtrTy();
  Type* const size = builder.getInt64Ty();
  const FunctionCallee hook = access.getModule()->getOrInsertFunction(
      isa<StoreInst>(access) ? "__tsan_write_range" : "__tsan_read_range", builder.getVoidTy(),
      pointer, size);
  const TypeSize bytes = layout.getTypeStoreSize(getLoadStoreType(&access));
  builder.CreateCall(
      hook, {getLoadStorePointerOperand(&access), ConstantInt::get(size, bytes.getFixedValue())});
}

struct TellOddAccesses : PassInfoMixin<TellOddAccesses> {
  PreservedAnalyses run(Function& function, FunctionAnalysisManager&) {
    if (!function.hasFnAttribute(Attribute::SanitizeThread)) return PreservedAnalyses::all();
    const DataLayout& layout = function.getDataLayout();
    SmallVector<Instruction*, 8> odd;
    for (BasicBlock& block : function)
      for (Instruction& instruction : block)
        if (is_odd(instruction, layout)) odd.push_back(&instruction);
    for (Instruction* access : odd) tell(*access, layout);
    return odd.empty() ? PreservedAnalyses::all() : PreservedAnalyses::none();
  }
  /// For functions that are not to be optimised, too.
  static bool isRequired() { return true; }
};

void add_pass(PassBuilder& builder) {
  builder.registerOptimizerLastEPCallback([](ModulePassManager& passes, OptimizationLevel) {
    passes.addPass(createModuleToFunctionPassAdaptor(TellOddAccesses()));
  });
}

}  // namespace

extern "C" LLVM_ATTRIBUTE_WEAK PassPluginLibraryInfo llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "ccgrade-odd-accesses", "1", &add_pass};
}

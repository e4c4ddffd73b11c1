// ThreadSanitizer's pass tells the runtime of loads and stores, and passes over
// some: those that have not 1, 2, 4, 8 or 16 bytes (a long double, a bit-field of 24 bits, a vector
// of 32 bytes), and those of a part of a local variable if that part's own address goes nowhere,
// though the variable's may: `stats.errors` of a `Stats stats` that a lambda captures by reference.
// This pass tells of those.
#include <llvm/Analysis/CaptureTracking.h>
#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Module.h>

#include "passes.hpp"

using namespace llvm;

namespace ccgrade::explore {
namespace {

bool may_be_captured(const Value* pointer) {
  return PointerMayBeCaptured(pointer, /*ReturnCaptures=*/true, /*StoreCaptures=*/true);
}

/// Memory that no other thread sees, or that nobody writes.
bool is_private(const Value* pointer) {
  if (pointer->getType()->getPointerAddressSpace() != 0) return true;
  const Value* object = getUnderlyingObject(pointer);
  if (const auto* global = dyn_cast<GlobalVariable>(object)) return global->isConstant();
  return isa<AllocaInst>(object) && !may_be_captured(object);
}

bool is_of_told_size(uint64_t bytes) {
  return bytes <= 16 && isPowerOf2_64(bytes);
}

/// ThreadSanitizer's pass asks of the pointer itself whether others may have it.
bool is_told_already(const Value* pointer, uint64_t bytes) {
  return is_of_told_size(bytes) &&
         !(isa<AllocaInst>(getUnderlyingObject(pointer)) && !may_be_captured(pointer));
}

/// What the runtime is to be told before an instruction.
struct Access {
  Instruction* before;
  Value* start;
  uint64_t bytes;
  bool write;
  bool aligned = false;
};
using Accesses = SmallVector<Access, 8>;

void find_untold_access(Instruction& instruction, const DataLayout& layout, Accesses& found) {
  if (!isa<LoadInst, StoreInst>(instruction) || instruction.isAtomic()) return;
  if (instruction.hasMetadata(LLVMContext::MD_nosanitize)) return;
  Value* const pointer = getLoadStorePointerOperand(&instruction);
  const TypeSize size = layout.getTypeStoreSize(getLoadStoreType(&instruction));
  if (size.isScalable()) return;  // of no processor that we run on
  const uint64_t bytes = size.getFixedValue();
  if (is_told_already(pointer, bytes) || is_private(pointer)) return;
  const bool aligned = getLoadStoreAlignment(&instruction).value() % bytes == 0;
  found.push_back({&instruction, pointer, bytes, isa<StoreInst>(instruction), aligned});
}

void find_copied_arguments(Instruction& instruction, const DataLayout& layout, Accesses& found) {
  const auto* call = dyn_cast<CallBase>(&instruction);
  if (!call) return;
  for (unsigned i = 0; i < call->arg_size(); ++i) {
    if (!call->isByValArgument(i) || is_private(call->getArgOperand(i))) continue;
    const TypeSize bytes = layout.getTypeStoreSize(call->getParamByValType(i));
    found.push_back({&instruction, call->getArgOperand(i), bytes.getFixedValue(), false});
  }
}

std::string name_of_hook(const Access& access) {
  const std::string what = access.write ? "write" : "read";
  if (!is_of_told_size(access.bytes)) return "__tsan_" + what + "_range";
  const bool aligned = access.aligned || access.bytes == 1;
  return (aligned ? "__tsan_" : "__tsan_unaligned_") + what + std::to_string(access.bytes);
}

/// As ThreadSanitizer's pass declares it, which comes later: what may throw there gets a landing
/// pad.
FunctionCallee hook_of(const Access& access, ArrayRef<Type*> types) {
  LLVMContext& context = access.before->getContext();
  const auto attributes = AttributeList().addFnAttribute(context, Attribute::NoUnwind);
  return access.before->getModule()->getOrInsertFunction(
      name_of_hook(access), FunctionType::get(Type::getVoidTy(context), types, /*isVarArg=*/false),
      attributes);
}

/// The hook gives the address to nobody: it is no reason for ThreadSanitizer's pass to tell of the
/// access as well.
void tell(const Access& access) {
  IRBuilder<> builder(access.before);
  SmallVector<Value*, 2> arguments = {access.start};
  if (!is_of_told_size(access.bytes)) arguments.push_back(builder.getInt64(access.bytes));
  SmallVector<Type*, 2> types;
  for (const Value* argument : arguments) types.push_back(argument->getType());
  builder.CreateCall(hook_of(access, types), arguments)->addParamAttr(0, Attribute::NoCapture);
}

}  // namespace

PreservedAnalyses TellUntoldAccesses::run(Function& function, FunctionAnalysisManager&) {
  if (!function.hasFnAttribute(Attribute::SanitizeThread)) return PreservedAnalyses::all();
  const DataLayout& layout = function.getDataLayout();
  Accesses accesses;
  for (Instruction& instruction : instructions(function)) {
    find_untold_access(instruction, layout, accesses);
    find_copied_arguments(instruction, layout, accesses);
  }
  for (const Access& access : accesses) tell(access);
  return accesses.empty() ? PreservedAnalyses::all() : PreservedAnalyses::none();
}

}  // namespace ccgrade::explore

// LLVM 19 makes two loads of one whose address was selected, `select(mine, load &a, load &b)`,
// where both addresses may be read. To one thread that is the same; of two, it is a read that the
// program does not have, and a race with whoever writes the other. Neither pass that does so asks
// whether the function is to be watched (others do: `mustSuppressSpeculation`), but both leave
// volatile loads alone: so such loads are volatile while one of these passes runs, and only then.
#include <llvm/ADT/Any.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/PassInstrumentation.h>

#include "passes.hpp"

using namespace llvm;

namespace ccgrade::explore {
namespace {

constexpr const char* kKept = "ccgrade.kept";

bool is_selected(const Value* address) {
  while (const auto* part = dyn_cast<GetElementPtrInst>(address))
    address = part->getPointerOperand();
  return isa<SelectInst, PHINode>(address);
}

/// The function that a pass is about to change, or has changed. Who is called before and after a
/// pass is shown it as constant, as most only look.
Function* watched_function(StringRef pass, const Any& unit) {
  if (pass != "InstCombinePass" && pass != "SROAPass") return nullptr;
  const auto* function = any_cast<const Function*>(&unit);
  if (!function || !(*function)->hasFnAttribute(Attribute::SanitizeThread)) return nullptr;
  return const_cast<Function*>(*function);
}

void keep(Function& function) {
  for (Instruction& instruction : instructions(function)) {
    auto* load = dyn_cast<LoadInst>(&instruction);
    if (!load || !load->isSimple() || !is_selected(load->getPointerOperand())) continue;
    load->setVolatile(true);
    load->setMetadata(kKept, MDNode::get(function.getContext(), {}));
  }
}

void release(Function& function) {
  for (Instruction& instruction : instructions(function)) {
    auto* load = dyn_cast<LoadInst>(&instruction);
    if (!load || !load->hasMetadata(kKept)) continue;
    load->setVolatile(false);
    load->setMetadata(kKept, nullptr);
  }
}

}  // namespace

void keep_loads_in_place(PassInstrumentationCallbacks& callbacks) {
  callbacks.registerBeforeNonSkippedPassCallback([](StringRef pass, const Any& unit) {
    if (Function* function = watched_function(pass, unit)) keep(*function);
  });
  callbacks.registerAfterPassCallback(
      [](StringRef pass, const Any& unit, const PreservedAnalyses&) {
        if (Function* function = watched_function(pass, unit)) release(*function);
      });
  callbacks.registerShouldRunOptionalPassCallback(
      [](StringRef pass, const Any&) { return pass != "ArgumentPromotionPass"; });
}

}  // namespace ccgrade::explore

#include "analyzers/static/frontend/handed_over.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <llvm/ADT/StringSet.h>

#include <algorithm>

namespace ccgrade::frontend {
namespace {

/// Of which no instantiation has replaced anything: `Args&&`, where an lvalue makes it `T&`.
clang::QualType declared_type(const clang::FunctionDecl& callee, unsigned parameter) {
  const auto* primary = callee.getPrimaryTemplate();
  const clang::FunctionDecl& pattern = primary ? *primary->getTemplatedDecl() : callee;
  if (pattern.getNumParams() == 0) return callee.getParamDecl(parameter)->getType();
  const unsigned last = pattern.getNumParams() - 1;  // a pack stands for many
  const clang::QualType type = pattern.getParamDecl(std::min(parameter, last))->getType();
  const auto* pack = type->getAs<clang::PackExpansionType>();
  return pack ? pack->getPattern() : type;
}

bool only_leads_to_it(llvm::StringRef name) {
  static const llvm::StringSet<> names{
      "begin", "end",    "rbegin", "rend", "cbegin",   "cend", "crbegin",   "crend", "data", "size",
      "empty", "get_if", "get",    "ref",  "as_const", "tie",  "addressof", "cref",  "move"};
  return names.contains(name);
}

/// std::ranges::sort is an object of type std::ranges::__sort_fn.
bool rearranges(const clang::FunctionDecl& callee) {
  static const llvm::StringSet<> names{"sort",
                                       "stable_sort",
                                       "partial_sort",
                                       "nth_element",
                                       "reverse",
                                       "rotate",
                                       "shuffle",
                                       "fill",
                                       "generate",
                                       "iota",
                                       "unique",
                                       "remove",
                                       "remove_if",
                                       "replace",
                                       "replace_if",
                                       "partition",
                                       "stable_partition",
                                       "inplace_merge",
                                       "swap_ranges",
                                       "swap",
                                       "make_heap",
                                       "push_heap",
                                       "pop_heap",
                                       "sort_heap",
                                       "shift_left",
                                       "shift_right",
                                       "next_permutation",
                                       "prev_permutation",
                                       "uninitialized_fill",
                                       "destroy"};
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&callee);
  if (!method || !method->getParent()->getIdentifier()) return false;
  llvm::StringRef name = method->getParent()->getName();
  name.consume_front("__");
  name.consume_back("_fn");
  return names.contains(name);
}

}  // namespace

bool changes_argument(const clang::FunctionDecl& callee, unsigned parameter) {
  const clang::QualType type = callee.getParamDecl(parameter)->getType();
  if (!type->isLValueReferenceType() || type->getPointeeType().isConstQualified()) return false;
  if (declared_type(callee, parameter)->isRValueReferenceType()) return rearranges(callee);
  return !callee.getIdentifier() || !only_leads_to_it(callee.getName());
}

}  // namespace ccgrade::frontend

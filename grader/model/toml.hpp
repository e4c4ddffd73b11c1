#pragma once
// toml++ 3.3, without what it promises the optimiser (TOML_ASSERT_ASSUME): a damaged file breaks that
// a key follows "[", and its parser has an error for it further down. All code must include it by
// way of this file, since the functions are inline.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

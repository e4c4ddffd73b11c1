// what: asks GoogleTest to pass
// expect: not_gradable detector-evasion
#include <gtest/gtest.h>
namespace {

struct Early {
  Early() { testing::GTEST_FLAG(filter) = "-*"; }
} early;

}  // namespace

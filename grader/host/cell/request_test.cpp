#include "grader/host/cell/request.hpp"

#include <gtest/gtest.h>

namespace ccgrade::cell {
namespace {

Request sample() {
  Request request;
  request.argv = {"/bin/echo", "a b", ""};
  request.env = {"X=1"};
  request.cwd = "/tmp";
  request.targets = {1, 2, 7};
  request.confinement = {{"/a"}, {"/b"}, {true, false, true}};
  request.file_kib = 3;
  request.memory_kib = 4;
  request.fixed_addresses = true;
  return request;
}

TEST(CellRequest, ArrivesAsItWasSent) {
  const Result<Request> arrived = request_from(to_text(sample()));
  ASSERT_TRUE(arrived);
  EXPECT_EQ(*arrived, sample());
}

TEST(CellRequest, IsRefusedWhereItIsNone) {
  Request nothing = sample();
  nothing.argv.clear();
  EXPECT_FALSE(request_from(to_text(nothing)));
  EXPECT_FALSE(request_from(""));
  EXPECT_FALSE(request_from("{}"));
  EXPECT_FALSE(request_from(R"({"argv": 1})"));
}

}  // namespace
}  // namespace ccgrade::cell

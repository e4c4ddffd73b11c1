#include "tools/ccgrade/compile_commands.hpp"

#include <gmock/gmock.h>

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(CompileCommands, GiveEachSourceItsFlagsAndItsFolder) {
  const auto units = parse_compile_commands(
      R"([{"file": "a.cpp", "directory": "/src", "command": "c++ -DX=1 -o a.o -c a.cpp"},
          {"file": "/b.cpp", "arguments": ["c++", "-O2", "-c", "/b.cpp"]}])");
  ASSERT_TRUE(units) << units.error().message;
  EXPECT_THAT(units->at("/src/a.cpp").flags, ElementsAre("-DX=1"));
  EXPECT_EQ(units->at("/src/a.cpp").cwd, "/src");
  EXPECT_THAT(units->at("/b.cpp").flags, ElementsAre("-O2"));
}

TEST(CompileCommands, NameSourcesByTheirWholePath) {
  const auto units = parse_compile_commands(
      R"([{"file": "../src/a.cpp", "directory": "/p/build", 
           "command": "c++ -I../include -isystem lib -I /usr/share -c ../src/a.cpp"}])");
  ASSERT_TRUE(units) << units.error().message;
  EXPECT_EQ(units->at("/p/src/a.cpp").source, "/p/src/a.cpp");
  EXPECT_THAT(units->at("/p/src/a.cpp").flags,
              ElementsAre("-I", "/p/include", "-isystem", "/p/build/lib", "-I", "/usr/share"));
}

TEST(CompileCommands, OfAnotherShapeAreRefusedByEntryAndField) {
  const std::pair<const char*, const char*> wrongs[] = {
      {R"({"file": "a.cpp"})", "not a list"},
      {"[nonsense", "not a list"},
      {"[]", "it lists no file"},
      {"[7]", "in entry 1, it must be an object"},
      {R"([{"directory": "."}])", "in entry 1, `file` is missing"},
      {R"([{"file": 5, "directory": "."}])", "in entry 1, `file` must be a string"},
      {R"([{"file": "a.cpp"}, {"file": "b.cpp", "directory": null}])",
       "in entry 2, `directory` must be a string"},
      {R"([{"file": "a.cpp", "arguments": "c"}])", "`arguments` must be a list of strings"},
      {R"([{"file": "a.cpp", "arguments": ["c", 7]}])", "`arguments` must be a list of strings"},
      {R"([{"file": "a.cpp", "command": ["c"]}])", "`command` must be a string"}};
  for (const auto& [text, complaint] : wrongs) {
    const auto units = parse_compile_commands(text);
    ASSERT_FALSE(units) << text;
    EXPECT_THAT(units.error().message, HasSubstr(complaint)) << text;
  }
}

}  // namespace
}  // namespace ccgrade

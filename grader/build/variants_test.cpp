#include "grader/build/variants.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace ccgrade {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;

const std::filesystem::path kSources =
    std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();

TEST(Variants, EachNamesAnObjectSetThatExistsAndIsFoundByItsName) {
  ASSERT_FALSE(variants().empty());
  for (const Variant& variant : variants()) {
    EXPECT_NE(find_object_set(variant.objects), nullptr) << variant.name;
    EXPECT_EQ(find_variant(variant.name), &variant) << "two are called " << variant.name;
  }
  EXPECT_EQ(find_variant("turbo"), nullptr);
  EXPECT_EQ(find_object_set("turbo"), nullptr);
}

TEST(Variants, EveryRuntimeObjectIsMadeFromSourcesOfOurs) {
  for (const Variant& variant : variants())
    for (const std::string& object : variant.runtime) {
      const std::string tool = object.substr(0, object.find("_runtime.o"));
      EXPECT_TRUE(
          object.ends_with("_main.o") ||
          std::filesystem::is_directory(kSources / "analyzers/dynamic" / tool / "runtime") ||
          std::filesystem::is_directory(kSources / "analyzers" / tool / "runtime"))
          << object;
    }
}

TEST(Variants, EveryRuntimeObjectIsOneThatDoctorLooksFor) {
  std::ifstream in(kSources / "tools/ccgrade/doctor.cpp");
  const std::string doctor(std::istreambuf_iterator<char>(in), {});
  for (const Variant& variant : variants())
    for (const std::string& object : variant.runtime)
      EXPECT_THAT(doctor, HasSubstr("\"" + object + "\"")) << variant.name;
}

TEST(Variants, HaveOurMainAndWhatIsTimedHasNothingElseOfOurs) {
  for (const Variant& variant : variants())
    if (variant.program == Variant::Program::scenarios)
      EXPECT_THAT(variant.runtime, Contains(HasSubstr("_main.o"))) << variant.name;
    else
      EXPECT_THAT(variant.runtime, ElementsAre("bench_main.o")) << variant.name;
}

TEST(Variants, AreLinkedWithTheSanitizerThatTheirObjectsAreCompiledWith) {
  for (const Variant& variant : variants())
    for (const std::string& flag : find_object_set(variant.objects)->flags)
      if (flag.starts_with("-fsanitize=") && variant.name != "explore")  // ours stands in for it
        EXPECT_THAT(variant.link_flags, Contains(flag)) << variant.name;
}

TEST(Variants, TheSubmissionAndTheReferenceAreTimedAlike) {
  const Variant* own = find_variant("bench");
  const Variant* reference = find_variant("bench-reference");
  ASSERT_TRUE(own && reference);
  EXPECT_EQ(own->objects, reference->objects);
  EXPECT_EQ(own->link_flags, reference->link_flags);
}

TEST(Variants, AddressesOfTheirProgramsCanBeResolved) {
  EXPECT_THAT(shared_flags(),
              IsSupersetOf({"-g", "-gdwarf-4", "-fno-omit-frame-pointer", "-fno-pie"}));
}

}  // namespace
}  // namespace ccgrade

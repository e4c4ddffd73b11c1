#include "analyzers/audit/symbols.hpp"

#include <gtest/gtest.h>

namespace ccgrade::audit {
namespace {

std::string rule_for(const std::string& line) {
  const std::vector<Objection> all = objections_to_symbols(line + "\n");
  return all.empty() ? "" : all[0].rule;
}

TEST(ADefinition, WithCLinkageTakesAPlaceThatMayBeSomebodyElses) {
  EXPECT_EQ(rule_for("0000000000000000 T pthread_mutex_lock"), "symbol-interposition");
  EXPECT_EQ(rule_for("0000000000000000 W malloc"), "symbol-interposition");
  EXPECT_EQ(rule_for("0000000000000000 T main"), "symbol-interposition");
  EXPECT_EQ(rule_for("0000000000000000 B environ@@GLIBC"), "symbol-interposition");
  EXPECT_EQ(rule_for("0000000000000000 D stdout"), "symbol-interposition");
}

TEST(ADefinition, OfAVariableInNoNamespaceHasAPlainName) {
  EXPECT_EQ(rule_for("0000000000000000 B accounts_mutex"), "");
  EXPECT_EQ(rule_for("0000000000000000 D limit"), "");
}

TEST(ADefinition, OfOperatorNewIsEverybodys) {
  EXPECT_EQ(rule_for("0000000000000000 T _Znwm"), "symbol-interposition");
  EXPECT_EQ(rule_for("0000000000000000 T _ZdlPvSt11align_val_t"), "symbol-interposition");
}

TEST(ADefinition, InCppIsTheSubmissionsOwn) {
  EXPECT_EQ(rule_for("00000000000000f0 T _ZN8deadlock4Bank8transferERKNS_5OrderE"), "");
  EXPECT_EQ(rule_for("0000000000000000 W _ZNSt6vectorIlSaIlEE17_M_realloc_insertEv"), "");
  EXPECT_EQ(rule_for("0000000000000000 W __clang_call_terminate"), "");
  EXPECT_EQ(rule_for("0000000000000000 V DW.ref.__gxx_personality_v0"), "");
}

TEST(ADefinition, ThatIsChosenAtTheStartIsRefused) {
  EXPECT_EQ(rule_for("0000000000000000 i _ZN4bank4openEv"), "symbol-interposition");
}

TEST(AUse, OfFilesIsRefused) {
  EXPECT_EQ(rule_for("                 U _ZNSt14basic_ofstreamIcSt11char_traitsIcEEC1Ev"),
            "forbidden-call");
  EXPECT_EQ(rule_for("                 U _ZNSt12__basic_fileIcE4openEPKcSt13_Ios_Openmodei"),
            "forbidden-call");
  EXPECT_EQ(rule_for("                 U _ZNKSt10filesystem7__cxx114path8filenameEv"), "")
      << "only a name";
  EXPECT_EQ(rule_for("                 U _ZNSt10filesystem6removeERKNS_7__cxx114pathE"),
            "forbidden-call");
}

TEST(AUse, OfTheGradersOwnIsRefused) {
  EXPECT_EQ(rule_for("                 U _ZN7testing8UnitTest11GetInstanceEv"),
            "symbol-interposition");
  EXPECT_EQ(rule_for("                 U _ZN7ccgrade14kScenarioTableE"), "symbol-interposition");
}

TEST(AUse, OfTheLibraryIsNoMatter) {
  EXPECT_EQ(rule_for("                 U _ZNSt6thread4joinEv"), "");
  EXPECT_EQ(rule_for("                 U syscall"), "");  // libstdc++'s waits have it inlined
}

}  // namespace
}  // namespace ccgrade::audit

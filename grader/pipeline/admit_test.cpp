#include "grader/pipeline/admit.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "grader/host/linux_host.hpp"

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class AdmitTest : public testing::Test {
 protected:
  AdmitTest() {
    challenge_.id = "07-good";
    challenge_.files = {"work.cpp"};
    challenge_.root = scratch_.path() + "/challenge";
    write("challenge/api.hpp", "the api");
    write("mine/work.cpp", "int work;");
  }
  void write(const std::string& file, const std::string& text) {
    const fs::path path = fs::path(scratch_.path()) / file;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  std::string path(const std::string& file) const { return scratch_.path() + "/" + file; }
  Admission admitted() {
    const Result<Admission> admission = admit(*host_, challenge_, path("mine"));
    EXPECT_TRUE(admission) << (admission ? "" : admission.error().message);
    return admission ? *admission : Admission();
  }
  std::vector<std::string> files() {
    std::vector<std::string> names;
    for (const SourceFile& file : admitted().submission.files) names.push_back(file.path);
    return names;
  }

  ScratchFolder scratch_{"admit-test"};
  std::unique_ptr<Host> host_ = make_linux_host(1, {});
  Challenge challenge_;
};

TEST_F(AdmitTest, TakesTheSourcesAndNotesTheRest) {
  write("mine/own.hpp", "");
  write("mine/README.md", "");
  write("mine/work.cpp~", "old");
  write("mine/.work.cpp.swp", "");
  write("mine/core", "");
  const Admission admission = admitted();
  EXPECT_EQ(admission.refused, "");
  EXPECT_THAT(files(), ElementsAre("own.hpp", "work.cpp"));
  EXPECT_EQ(admission.submission.files[1].text, "int work;");
  ASSERT_EQ(admission.notes.size(), 1u);
  EXPECT_THAT(admission.notes[0], HasSubstr("and 1 more"));
}

TEST_F(AdmitTest, LeavesOutWhatEditorsHideBesideTheSources) {
  write("mine/._work.cpp", std::string("\0\5\x16\7", 4));
  write("mine/.#work.cpp", "ada@machine.4711");
  EXPECT_EQ(admitted().refused, "");
  EXPECT_THAT(files(), ElementsAre("work.cpp"));
  EXPECT_THAT(admitted().notes.at(0), HasSubstr("._work.cpp"));
}

TEST_F(AdmitTest, GradesTheChallengesApiAndNotACopyOfIt) {
  write("mine/api.hpp", "the api");
  EXPECT_THAT(files(), ElementsAre("work.cpp"));
  EXPECT_THAT(admitted().notes, IsEmpty());
  write("mine/api.hpp", "another api");
  EXPECT_THAT(files(), ElementsAre("work.cpp"));
  EXPECT_THAT(admitted().notes.at(0), HasSubstr("api.hpp differs"));
}

TEST_F(AdmitTest, RefusesWhatIsNoSource) {
  write("mine/work.cpp", std::string("int\0work;", 9));
  EXPECT_THAT(admitted().refused,
              HasSubstr("work.cpp is not text: there is a zero byte at offset 3"));
  write("mine/work.cpp", std::string((1 << 20) + 1, 'x'));
  EXPECT_THAT(admitted().refused, HasSubstr("larger than 1048576 bytes"));
  write("mine/work.cpp", std::string(1 << 20, 'x'));
  EXPECT_EQ(admitted().refused, "");
}

TEST_F(AdmitTest, RefusesWhatIsNoRegularFile) {
  fs::create_symlink("/etc/passwd", path("mine/link.cpp"));
  EXPECT_THAT(admitted().refused, HasSubstr("link.cpp"));
  fs::remove(path("mine/link.cpp"));
  ASSERT_EQ(mkfifo(path("mine/pipe.cpp").c_str(), 0600), 0);
  EXPECT_THAT(admitted().refused, HasSubstr("pipe.cpp is not a regular file"));
  fs::remove(path("mine/pipe.cpp"));
  fs::create_directory(path("mine/folder.hpp"));
  EXPECT_THAT(admitted().refused, HasSubstr("folder.hpp is not a regular file"));
}

TEST_F(AdmitTest, RefusesNamesThatWouldBeMoreThanNames) {
  for (const char* name :
       {"-o.cpp", "a b.cpp", "a;b.cpp", "a\nb.cpp", "\x1b[31m.cpp", "$(x).hpp"}) {
    write(std::string("mine/") + name, "");
    const std::string refused = admitted().refused;
    EXPECT_THAT(refused, HasSubstr("has a name that cannot be graded"));
    for (const unsigned char c : refused) EXPECT_GE(c, ' ') << name;
    fs::remove(path(std::string("mine/") + name));
  }
}

TEST_F(AdmitTest, RefusesTooManyFiles) {
  for (int i = 0; i < 64; ++i) write("mine/more" + std::to_string(i) + ".hpp", "");
  EXPECT_THAT(admitted().refused, HasSubstr("more than 64 source files"));
}

TEST_F(AdmitTest, RefusesAFolderWithoutTheNeededFileOrAnyFile) {
  fs::remove(path("mine/work.cpp"));
  EXPECT_THAT(admitted().refused, HasSubstr("is empty"));
  write("mine/other.cpp", "");
  EXPECT_THAT(admitted().refused, HasSubstr("work.cpp is missing"));
}

TEST_F(AdmitTest, TakesWhatChangesLackFromTheirBase) {
  challenge_.files = {"work.cpp", "rest.cpp"};
  write("base/work.cpp", "int other;");
  write("base/rest.cpp", "int rest;");
  write("base/further.cpp", "int further;");
  write("base/rest.hpp", "int in_header;");
  const auto admission = admit_changes(*host_, challenge_, path("mine"), path("base"));
  ASSERT_TRUE(admission);
  EXPECT_EQ(admission->refused, "");
  EXPECT_THAT(admission->submission.files, ElementsAre(SourceFile{"rest.cpp", "int rest;"},
                                                       SourceFile{"rest.hpp", "int in_header;"},
                                                       SourceFile{"work.cpp", "int work;"}));
}

TEST_F(AdmitTest, TakesNothingFromABaseForChangesThatAreWhole) {
  write("base/work.hpp", "int in_header;");
  const auto admission = admit_changes(*host_, challenge_, path("mine"), path("base"));
  ASSERT_TRUE(admission);
  EXPECT_THAT(admission->submission.files, ElementsAre(SourceFile{"work.cpp", "int work;"}));
}

TEST_F(AdmitTest, RefusesChangesWhoseBaseIsNotWholeEither) {
  challenge_.files = {"work.cpp", "rest.cpp"};
  const auto admission = admit_changes(*host_, challenge_, path("mine"), path("base"));
  ASSERT_TRUE(admission);
  EXPECT_THAT(admission->refused, HasSubstr("rest.cpp"));
}

TEST_F(AdmitTest, CannotAdmitWhatIsNotThere) {
  const auto missing = admit(*host_, challenge_, path("nowhere"));
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error().message, HasSubstr("there is no folder"));
  const auto file = admit(*host_, challenge_, path("mine/work.cpp"));
  ASSERT_FALSE(file);
  EXPECT_THAT(file.error().message, HasSubstr("is a file"));
}

TEST_F(AdmitTest, DigestsNamesAndTexts) {
  const std::string before = admitted().submission.digest;
  EXPECT_EQ(admitted().submission.digest, before);
  write("mine/README.md", "not graded");
  EXPECT_EQ(admitted().submission.digest, before);
  write("mine/work.cpp", "int works;");
  EXPECT_NE(admitted().submission.digest, before);
  write("mine/work.cpp", "int work;");
  write("mine/own.hpp", "");
  EXPECT_NE(admitted().submission.digest, before);
}

TEST_F(AdmitTest, RefusesAFileThatHasAnotherNameElsewhere) {
  write("elsewhere.cpp", "int work;");
  fs::remove(path("mine/work.cpp"));
  fs::create_hard_link(path("elsewhere.cpp"), path("mine/work.cpp"));
  EXPECT_THAT(admitted().refused, HasSubstr("hard link"));
}

}  // namespace
}  // namespace ccgrade

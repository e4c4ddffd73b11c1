"""ccgrade doctor: well where everything is well, and not where an observer is blind or a correct program
does not pass."""
import shutil
import unittest

from claims import EndToEnd
from place import PROGRAM, ROOT

PLANTED = ROOT / "grader" / "harness" / "doctor" / "planted"


class TheDoctor(EndToEnd):
    def test_finds_this_machine_well_and_leaves_nothing(self):
        call = self.place.call("doctor")
        self.assertEqual((call.code, call.err), (0, ""), call.out)
        for fact in ("explore sees the planted race", "explore sees the planted deadlock",
                     "nobody accuses the correct program", "the correct program passes"):
            self.assertIn(f"  ok    {fact}\n", call.out)
        self.assertEqual(list(self.place.data.rglob("*")), [self.place.data / "ccgrade"])
        self.assertEqual(list(self.place.cache.rglob(".writable")), [])
        self.left_nothing_running()

    def test_is_not_content_with_a_correct_program_that_was_only_built(self):
        out = self.ill_with({"correct": "#include <cstdlib>\n#include \"api.hpp\"\n"
                                        "long work(int) { std::abort(); }\n"})
        self.assertRegex(out, r"MISS  the correct program passes: \w+/two_workers/1 ended as signalled "
                              r"\(Aborted\); build ccgrade afresh")

    def test_tells_who_is_blind_and_what_to_do(self):
        correct = (PLANTED / "correct" / "work.cpp").read_text()
        out = self.ill_with({"race": correct, "deadlock": correct})
        for observer, bug in [("tsan", "race"), ("helgrind", "race"), ("explore", "race"),
                              ("static", "deadlock"), ("watch", "deadlock"), ("explore", "deadlock")]:
            self.assertRegex(out, rf"MISS  {observer} sees the planted {bug}: .*make build")
        self.assertIn("  ok    the correct program passes", out)

    def ill_with(self, planted):
        """What doctor says where these programs are planted; it claims that this is no health."""
        program = self.place.install()
        shutil.copy(PROGRAM + "-static", self.place.root / "bin")
        harness = self.place.root / "share" / "ccgrade" / "grader" / "harness"
        for name, text in planted.items():
            (harness / "doctor" / "planted" / name / "work.cpp").write_text(text)
        call = self.place.call("doctor", program=program)
        self.assertEqual(call.code, 3, call.out)
        self.assertIn("cannot be trusted here", call.out)
        return call.out


if __name__ == "__main__":
    unittest.main()

"""`ccgrade dev new`: each stub builds in a copy of the source tree, passes its own test, and is gone again
by what the command says."""
import pathlib
import shutil
import subprocess
import unittest

from claims import EndToEnd
from place import PROGRAM, ROOT

BUILT = pathlib.Path(PROGRAM).resolve().parents[1]


class ASourceTree(EndToEnd):
    """A copy of this one, with the programs that were built here."""

    def setUp(self):
        super().setUp()
        self.tree = self.place.root / "tree"
        shutil.copytree(ROOT, self.tree, ignore=lambda folder, names: {
            "build", ".git"} & set(names) if pathlib.Path(folder) == ROOT else set())
        for part in ("bin", "lib/ccgrade"):
            shutil.copytree(BUILT / part, self.tree / "build" / "release" / part)
        self.ccgrade = self.tree / "build" / "release" / "bin" / "ccgrade"
        self.before = self.files()

    def files(self):
        return sorted(path.relative_to(self.tree) for path in self.tree.rglob("*")
                      if path.relative_to(self.tree).parts[0] != "build")

    def run_there(self, *command, code=0):
        done = subprocess.run(command, cwd=self.tree, env=self.place.environment(), text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=3600)
        self.assertEqual(done.returncode, code, f"{command}\n{done.stdout[-4000:]}")
        return done.stdout

    def begin(self, kind, name):
        made = self.run_there(self.ccgrade, "dev", "new", kind, name).splitlines()[:-1]
        self.assertNotEqual(self.files(), self.before)
        return [pathlib.Path(path) for path in made]

    def remove(self, paths):
        for path in paths:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


class Code(ASourceTree):
    def test_builds_passes_its_own_test_and_goes(self):
        made = [path for kind in ("check", "probe", "report") for path in self.begin(kind, f"new-{kind}")]
        self.run_there("cmake", "--preset", "release")
        self.run_there("cmake", "--build", "build/release", "--parallel", "2", "--target",
                       "list_static_findings", "dynamic_tests", "reports_tests")
        programs = self.tree / "build" / "release" / "bin"
        checks = self.place.root / "checks"  # the new one alone
        shutil.copytree(self.tree / "analyzers/static/checks/new-check", checks / "new-check")
        said = self.run_there("python3", "-B", "analyzers/static/testing/cases_test.py",
                              programs / "list_static_findings", programs / "ccgrade-static", checks)
        self.assertIn("3 cases hold", said)
        for program, test in (("dynamic_tests", "NewProbeReport"), ("reports_tests", "NewReportReport")):
            said = self.run_there(programs / program, f"--gtest_filter={test}.*")
            self.assertRegex(said, r"PASSED  \] [1-9]")
        self.remove(made)
        self.assertEqual(self.files(), self.before)


class AChallenge(ASourceTree):
    def test_proves_itself_and_goes(self):
        made = self.begin("challenge", "99-new")
        said = self.run_there(self.ccgrade, "dev", "check", "99-new")
        self.assertIn("0 failed", said)
        self.assertIn("solution atomic", said)
        self.assertIn("wrong fix volatile", said)
        self.remove(made)
        self.assertEqual(self.files(), self.before)


if __name__ == "__main__":
    unittest.main()

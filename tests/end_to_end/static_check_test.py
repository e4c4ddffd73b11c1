"""`ccgrade check` on code that was never a challenge."""
import json
import os
import stat
import unittest

from claims import EndToEnd
from place import check_schema

OWN_LOCKS = """
struct Latch { void Grab(); void Drop(); };
Latch latch;
void twice() {
  latch.Grab();
  latch.Grab();
  latch.Drop();
}
"""
MODEL = '[types]\n"Latch" = { kind = "mutex", members = { Grab = "lock", Drop = "unlock" } }\n'


class AStaticCheck(EndToEnd):
    def write(self, name, text):
        (self.place.root / name).write_text(text)
        return name

    def check(self, *arguments, code):
        call = self.place.call("check", "--json", "-", *arguments)
        self.assertEqual(call.code, code, call.out + call.err)
        return self.is_valid(call.out, check_schema)

    def test_knows_a_library_by_the_model_that_it_is_given(self):
        self.write("own.cpp", OWN_LOCKS)
        self.assertEqual(self.check("own.cpp", code=0)["findings"], [])
        found = self.check("own.cpp", "--model", self.write("latch.toml", MODEL), code=1)["findings"]
        self.assertEqual([(each["rule"], each["where"]["line"]) for each in found], [("self-deadlock", 6)])

    def test_reads_again_only_what_has_changed(self):
        self.write("bank.hpp", "#include <mutex>\nextern std::mutex mutex;\n")
        self.write("pay.cpp", '#include "bank.hpp"\nvoid pay() { std::lock_guard lock(mutex); }\n')
        self.write("audit.cpp", '#include "bank.hpp"\nvoid audit() { mutex.lock(); mutex.lock(); }\n')
        first = self.check("pay.cpp", "audit.cpp", code=1)
        self.assertEqual((first["analysed"], first["unchanged"]), (2, 0))
        second = self.check("pay.cpp", "audit.cpp", code=1)
        self.assertEqual((second["findings"], second["unchanged"]), (first["findings"], 2))
        self.write("audit.cpp", '#include "bank.hpp"\nvoid audit() { std::lock_guard lock(mutex); }\n')
        self.assertEqual(self.check("pay.cpp", "audit.cpp", code=0)["unchanged"], 1)
        self.write("bank.hpp", "#include <mutex>\n\nextern std::mutex mutex;\n")
        self.assertEqual(self.check("pay.cpp", "audit.cpp", code=0)["unchanged"], 0)
        self.assertEqual(self.check("pay.cpp", "audit.cpp", "--no-cache", code=0)["unchanged"], 0)
        model = self.write("latch.toml", MODEL)
        self.assertEqual(self.check("pay.cpp", "--model", model, code=0)["unchanged"], 0)

    def test_passes_over_what_a_comment_allows_and_counts_it(self):
        self.write("own.cpp", OWN_LOCKS.replace("  latch.Grab();\n  latch.Drop", "  // ccgrade: allow(self-deadlock): a test\n  latch.Grab();\n  latch.Drop"))
        result = self.check("own.cpp", "--model", self.write("latch.toml", MODEL), code=0)
        self.assertEqual((result["findings"], result["allowed"]), ([], 1))

    def test_takes_of_a_folder_what_the_build_compiles_with_its_flags(self):
        folder = self.place.root / "project"
        folder.mkdir()
        (folder / "built.cpp").write_text("#include <mutex>\nstd::mutex m;\n#ifdef TWICE\nvoid f() { m.lock(); m.lock(); }\n#endif\n")
        (folder / "not_built.cpp").write_text("this is no C++\n")
        command = {"directory": str(folder), "file": "built.cpp", "arguments": ["c++", "-DTWICE", "-c", "built.cpp"]}
        (folder / "compile_commands.json").write_text(json.dumps([command]))
        result = self.check("project", "-p", "project", code=1)
        self.assertEqual((result["analysed"], result["not_analysed"]), (1, []))
        self.assertEqual(self.check("project", code=3)["analysed"], 1)

    def test_says_how_to_mend_what_is_mended_in_one_way(self):
        source = self.place.root / "guards.cpp"
        source.write_text("#include <atomic>\n#include <mutex>\nstd::mutex m;\nint n;\nstd::atomic<int> owner;\n"
                          "void add() {\n  std::lock_guard<std::mutex>{m};\n  ++n;\n}\n"
                          "void sub() {\n  std::unique_lock<std::mutex>(m);\n  --n;\n}\n"
                          "bool own() {\n  int none = 0;\n  if (owner.compare_exchange_weak(none, 1)) return true;\n"
                          "  return false;\n}\n")
        rules = {"unnamed-lock-guard", "weak-cas-no-loop"}
        fixes = [each["fix"] for each in self.check("guards.cpp", code=1)["findings"] if each["rule"] in rules]
        self.assertEqual(len(fixes), 3)
        lines = source.read_text().split("\n")
        for fix in fixes:
            where = fix["where"]
            line = lines[where["line"] - 1]
            lines[where["line"] - 1] = line[:where["column"] - 1] + fix["text"] + line[fix["end_column"] - 1:]
        self.assertEqual([lines[6], lines[10]], ["  std::lock_guard<std::mutex> lock{m};",
                                                 "  std::unique_lock<std::mutex> lock(m);"])
        source.write_text("\n".join(lines))
        left = self.place.call("check", "--json", "-", "guards.cpp")
        self.assertEqual(rules & {each["rule"] for each in json.loads(left.out)["findings"]}, set())

    def test_writes_sarif_that_points_into_the_sources(self):
        self.write("own.cpp", OWN_LOCKS)
        call = self.place.call("check", "own.cpp", "--model", self.write("latch.toml", MODEL), "--sarif", "-")
        self.assertEqual(call.code, 1, call.err)
        run, = json.loads(call.out)["runs"]
        result, = run["results"]
        self.assertEqual(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "own.cpp")
        self.assertEqual(result["locations"][0]["physicalLocation"]["region"]["startLine"], 6)
        self.assertIn("primaryLocationLineHash", result["partialFingerprints"])

    def test_shows_a_person_both_sides_in_the_source(self):
        self.write("own.cpp", OWN_LOCKS)
        call = self.place.call("check", "own.cpp", "--model", self.write("latch.toml", MODEL))
        self.assertEqual(call.code, 1)
        self.assertIn("error[self-deadlock]", call.out)
        self.assertIn("6 |   latch.Grab();", call.out)
        self.assertIn("ccgrade explain self-deadlock", call.out)
        self.assertTrue(call.out.endswith("1 error in 1 file\n"), call.out)

    def test_writes_into_what_is_no_file_instead_of_replacing_it(self):
        self.write("own.cpp", OWN_LOCKS)
        for option in ("--json", "--sarif"):
            self.assertEqual(self.place.call("check", "own.cpp", option, "/dev/null").code, 0)
            self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))
            os.symlink("there.txt", self.place.root / f"link{option}")
            self.assertEqual(self.place.call("check", "own.cpp", option, f"link{option}").code, 0)
            self.assertTrue((self.place.root / f"link{option}").is_symlink())
            self.assertTrue((self.place.root / "there.txt").read_text().startswith("{"))

    def test_says_what_is_wrong_in_a_model(self):
        self.write("own.cpp", OWN_LOCKS)
        self.write("bad.toml", MODEL.replace("mutex", "mutx"))
        self.assertIn("bad.toml, line 2: expected one of mutex", self.wrong_call("check", "own.cpp", "--model", "bad.toml"))
        self.assertIn("none.toml", self.wrong_call("check", "own.cpp", "--model", "none.toml"))

    def test_never_calls_clean_what_it_could_not_read(self):
        self.write("good.cpp", "int main() {}\n")
        self.write("broken.cpp", "int main( {}\n")
        self.write("found.cpp", "#include <mutex>\nstd::mutex m;\nvoid f() { m.lock(); m.lock(); }\n")
        self.check("found.cpp", "broken.cpp", code=3)
        result = self.check("good.cpp", "broken.cpp", code=3)
        self.assertEqual(result["analysed"], 1)
        self.assertEqual([each["file"] for each in result["not_analysed"]], ["broken.cpp"])

    def test_sees_a_lock_order_over_three_files(self):
        self.write("locks.hpp", "#include <mutex>\nextern std::mutex a, b;\nvoid pay();\nvoid audit();\nvoid take_b();\nvoid take_a();\n")
        self.write("pay.cpp", '#include "locks.hpp"\nstd::mutex a, b;\nvoid pay() {\n  std::lock_guard lock(a);\n  take_b();\n}\nvoid take_a() { std::lock_guard lock(a); }\n')
        self.write("audit.cpp", '#include "locks.hpp"\nvoid audit() {\n  std::lock_guard lock(b);\n  take_a();\n}\nvoid take_b() { std::lock_guard lock(b); }\n')
        self.write("main.cpp", '#include <thread>\n#include "locks.hpp"\nint main() {\n  std::jthread one(pay), two(audit);\n}\n')
        finding, = self.check("pay.cpp", "audit.cpp", "main.cpp", code=1)["findings"]
        self.assertEqual(finding["rule"], "lock-order-inversion")
        self.assertEqual({step["file"] for step in finding["trail"]}, {"pay.cpp", "audit.cpp", "main.cpp"})

    def test_takes_two_mains_for_two_programs(self):
        # Of the same names, and in the order in which the first one used to be the only one.
        worker = ("#include <mutex>\n#include <thread>\nstd::mutex a, b;\n"
                  "void one() { std::lock_guard f(%s); std::lock_guard s(%s); }\n"
                  "void two() { std::lock_guard f(%s); std::lock_guard s(%s); }\n"
                  "int main() { std::jthread t(one), u(two); }\n")
        self.write("hello.cpp", "int main() {}\n")
        self.write("in_order.cpp", worker % ("a", "b", "a", "b"))
        self.write("other_order.cpp", worker % ("b", "a", "b", "a"))
        self.assertEqual(self.check("hello.cpp", "in_order.cpp", "other_order.cpp", code=0)["findings"], [])
        self.write("inverted.cpp", worker % ("a", "b", "b", "a"))
        finding, = self.check("hello.cpp", "in_order.cpp", "inverted.cpp", "other_order.cpp", code=1)["findings"]
        self.assertEqual({step["file"] for step in finding["trail"]}, {"inverted.cpp"})


if __name__ == "__main__":
    unittest.main()

"""`ccgrade explain`: every rule has a page with a failing example and its repair."""
import tomllib
import unittest

from claims import EndToEnd
from place import ROOT

RULES = tomllib.loads((ROOT / "analyzers" / "rules.toml").read_text())


class APage(EndToEnd):
    def test_is_there_for_every_rule(self):
        for rule in RULES:
            with self.subTest(rule=rule):
                call = self.place.call("explain", rule)
                self.assertEqual(call.code, 0, call.err)
                self.assertTrue(call.out.startswith(f"# {rule}\n"), call.out[:80])
                sections = call.out.split("\n## ")[1:]
                names = [section.split("\n")[0] for section in sections]
                for wanted in ("Why it matters", "Bad", "Good", "The fix", "Known limits"):
                    self.assertIn(wanted, names)
                for section in sections:
                    if section.startswith(("Bad", "Good")):
                        self.assertIn("```cpp\n", section)
                self.assertEqual([line for line in call.out.split("\n") if len(line) > 120], [])

    def test_belongs_to_a_rule(self):
        pages = {page.stem for page in (ROOT / "analyzers" / "rules").glob("*.md")}
        pages |= {page.parent.name for page in (ROOT / "analyzers" / "static" / "checks").glob("*/README.md")}
        self.assertEqual(pages, set(RULES))

    def test_of_a_misspelt_rule_is_a_wrong_call_that_names_the_nearest(self):
        err = self.wrong_call("explain", "lock-ordr-inversion")
        self.assertIn("did you mean lock-order-inversion?", err)

    def test_of_no_rule_is_a_list_of_all(self):
        lines = self.place.call("explain").out.splitlines()
        self.assertEqual([line.split()[0] for line in lines], sorted(RULES))
        for line in lines:
            self.assertGreater(len(line.split()), 1, line)


if __name__ == "__main__":
    unittest.main()

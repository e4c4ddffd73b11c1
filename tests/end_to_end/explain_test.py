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

    def test_of_no_rule_is_a_wrong_call_that_names_the_rules(self):
        err = self.wrong_call("explain", "no-such-rule")
        self.assertIn("lock-order-inversion", err)


if __name__ == "__main__":
    unittest.main()

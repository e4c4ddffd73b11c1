"""The shipped starter fails by its planted bugs, each found once, and its record is enough for ever."""
import json
import re
import unittest

from claims import EndToEnd
from place import STARTER, Place

# The lines that a learner has to look at, told by what stands on them.
TRANSFER = "to_lock(accounts[order.to].mutex)"
PHILOSOPHERS = "right(forks["
AUDITOR = "std::thread auditor"
FEW_SCHEDULES = 50


def line_of(file, text):
    lines = (STARTER / file).read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


class TheStarter(EndToEnd):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.graded = Place(cls.warm.folder)
        cls.addClassCleanup(cls.graded.close)
        cls.page = cls.graded.root / "page.html"
        cls.graded.call("run", "01-deadlock", "--json", "record.json", "--html", cls.page,
                        "--budget", "standard")
        cls.json = (cls.graded.root / "record.json").read_text()
        cls.record = json.loads(cls.json)

    def findings(self, rule):
        return [each for each in self.record["findings"] if each["rule"] == rule]

    def at(self, file, text):
        """The finding whose first line to show is the one with this text."""
        here = [each for each in self.record["findings"]
                if (each["where"]["file"], each["where"]["line"]) == (file, line_of(file, text))]
        self.assertEqual(len(here), 1, f"{text}: {[each['where'] for each in here]}")
        return here[0]

    def test_fails_and_its_record_is_valid(self):
        self.is_valid(self.json)
        self.assertEqual(self.record["verdict"], "fail")
        again = self.graded.call("report", "last")
        self.assertIn("FAIL", again.out)

    def test_has_exactly_one_finding_per_planted_bug(self):
        costing = [each for each in self.record["findings"] if each["certainty"] != "suspected"]
        rules = sorted(each["rule"] for each in costing)
        self.assertEqual(rules, ["lock-order-inversion"] * 3 + ["thread-not-joined"],
                         [(each["rule"], each["where"]) for each in costing])
        self.at("bank.cpp", TRANSFER)
        self.at("philosophers.cpp", PHILOSOPHERS)
        self.at("bank.cpp", AUDITOR)

    def test_each_bug_is_predicted_and_witnessed(self):
        for file, text in [("bank.cpp", TRANSFER), ("philosophers.cpp", PHILOSOPHERS),
                           ("bank.cpp", AUDITOR)]:
            finding = self.at(file, text)
            witnesses = {each["tool"] for each in finding["evidence"]}
            self.assertLessEqual({"static", "watch"}, witnesses, text)
            self.assertEqual(finding["certainty"], "proven", text)

    def test_deadlocks_are_found_within_a_few_schedules(self):
        stuck = [each["outcome"]["detail"] for each in self.record["runs"]
                 if each["tool"] == "explore" and each["outcome"]["ending"] == "deadlocked"]
        self.assertEqual(len(stuck), 5, stuck)
        for detail in stuck:
            self.assertLessEqual(int(re.match(r"in schedule (\d+): ", detail)[1]), FEW_SCHEDULES)

    def test_the_transfer_is_told_by_its_own_lines(self):
        transfer = self.at("bank.cpp", TRANSFER)
        lines = {site["line"] for site in transfer["sites"] if site["role"] == "wants"}
        self.assertEqual(lines, {line_of("bank.cpp", TRANSFER)})

    def test_the_journal_is_predicted_where_it_is_witnessed(self):
        wanted = {line_of("bank.cpp", "account_lock(account.mutex)")}
        journal = [each for each in self.findings("lock-order-inversion")
                   if wanted <= {site["line"] for site in each["sites"] if site["role"] == "wants"}]
        self.assertEqual(len(journal), 1)
        self.assertIn("static", {each["tool"] for each in journal[0]["evidence"]})

    def test_whatever_is_lost_or_open_says_why(self):
        for criterion in self.record["criteria"]:
            if criterion["status"] != "met":
                self.assertTrue(criterion["because"], criterion["id"])
                self.assertTrue(criterion["reason"], criterion["id"])
        self.assertEqual(self.record["score"],
                         sum(each["points"] for each in self.record["criteria"]))

    def test_what_is_cited_is_there(self):
        known = {each["id"] for each in self.record["findings"] + self.record["runs"]}
        known |= {each["observer"] for each in self.record["not_judged"]}
        for criterion in self.record["criteria"]:
            self.assertLessEqual(set(criterion["because"]), known, criterion["id"])
        runs = {each["id"] for each in self.record["runs"]}
        for finding in self.record["findings"]:
            cited = {each["run"] for each in finding["evidence"] if "run" in each}
            self.assertLessEqual(cited, runs, finding["id"])

    def test_leaves_nothing_running(self):
        self.assertEqual(self.graded.alive(), [])
        self.assertEqual(self.graded.scratch(), [])

    def test_is_rendered_again_without_any_compiler(self):
        bare = self.graded.environment(PATH="/nonexistent", TZ="Asia/Tokyo")
        for form, before in [("json", self.json), ("html", self.page.read_text())]:
            call = self.graded.call("report", "last", "--format", form, environment=bare)
            self.assertEqual((call.code, call.err), (0, ""))
            self.assertTrue(call.out == before, form + " differs from its first rendering")
        text = self.graded.call("report", self.graded.root / "record.json", environment=bare)
        self.assertEqual((text.code, text.err), (0, ""))
        self.assertIn("FAIL", text.out)

    def test_repaired_by_nobody_earns_nothing(self):
        self.assertEqual(self.record["xp"]["earned"], 0)

    def test_names_what_its_record_can_show_again(self):
        commands = [each["replay"] for each in self.record["findings"] if each["replay"]]
        self.assertNotEqual(commands, [])
        text = self.graded.call("report", "last").out
        self.assertIn(f"Record {self.record['id']}", text)
        for command in commands:
            self.assertRegex(command, rf"\Accgrade replay {self.record['id']}:F\d+\Z")
            self.assertIn(command, text)
        shown = self.graded.call(*commands[0].split()[1:])
        self.assertEqual((shown.code, shown.err), (1, ""))


class TheStarterUnrecorded(EndToEnd):
    def test_offers_nothing_that_needs_the_ledger_and_replays_from_its_file(self):
        graded = self.place.call("run", "01-deadlock", "--no-record", "--json", "record.json", "--html",
                                 "page.html")
        self.assertEqual(graded.code, 1, graded.err)
        record = self.is_valid((self.place.root / "record.json").read_text())
        self.assertEqual((record["id"], {each["replay"] for each in record["findings"]}), ("", {""}))
        self.assertIn("Not recorded", graded.out)
        for text in (graded.out, (self.place.root / "page.html").read_text()):
            for offer in ("ccgrade replay", "Record 2", "XP +", "Experience"):
                self.assertNotIn(offer, text)
        self.assertFalse(self.place.ledger.exists())
        self.assertEqual(self.place.call("replay", "record.json").code, 1)
        self.assertIn("has no interleaving for F99", self.wrong_call("replay", "record.json:F99"))


class NoCompiler(EndToEnd):
    def test_is_our_fault_and_no_verdict_on_anyone(self):
        bare = self.place.environment(PATH="/nonexistent")
        record = self.grade(STARTER, code=3, environment=bare)
        self.assertEqual(record["verdict"], "infra_error")
        self.assertIn("doctor", str(record["not_judged"]))
        self.assertEqual({each["status"] for each in record["criteria"]}, {"not_judged"})
        for criterion in record["criteria"]:
            self.assertTrue(criterion["reason"])


if __name__ == "__main__":
    unittest.main()

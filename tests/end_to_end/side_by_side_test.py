"""Two gradings at once, with one cold cache and one new ledger: both right, both recorded."""
import unittest

from claims import EndToEnd
from place import Place


class TwoAtOnce(EndToEnd):
    def test_do_not_disturb_each_other(self):
        place = Place()  # its cache is cold
        self.addCleanup(place.close)
        self.place = place
        folder = place.submission()
        both = [place.start("run", "01-deadlock", folder, "--budget", "quick", "--json", "-")
                for _ in range(2)]
        records = []
        for process in both:
            call = place.end(process)
            self.assertEqual(call.code, 0, call.out[-3000:] + call.err)
            records.append(self.is_valid(call.out))
        for record in records:
            self.assertEqual(record["verdict"], "pass")
            self.assertEqual(record["notes"], [])
        self.assertNotEqual(records[0]["id"], records[1]["id"])
        self.assertEqual(sorted(record["xp"]["earned"] for record in records), [0, 200])
        self.assertEqual(self.recorded(), ["pass", "pass"])
        self.assertEqual([file.name for file in place.cache.glob("*/*.making-*")], [])
        self.left_nothing_running()


if __name__ == "__main__":
    unittest.main()

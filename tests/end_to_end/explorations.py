"""What the tests of ccgrade explore share."""
from claims import EndToEnd
from place import explore_schema

DEADLOCK = """
#include <mutex>
#include <thread>
std::mutex first, second;
void forward() { std::lock_guard a(first); std::lock_guard b(second); }
void backward() { std::lock_guard b(second); std::lock_guard a(first); }
int main() { std::thread other(forward); backward(); other.join(); }
"""


class AnExploration(EndToEnd):
    def write(self, text, name="program.cpp"):
        source = self.place.root / name
        source.write_text(text)
        return source

    def explore(self, text, *options, code, schedules=200, **call_options):
        """Explores a program, and claims: the code, and one document on stdout."""
        call = self.place.call("explore", self.write(text), "--schedules", schedules, "--json", "-", *options,
                               **call_options)
        self.assertEqual(call.code, code, call.out + call.err)
        self.assertEqual(self.place.scratch(), [])
        return self.is_valid(call.out, explore_schema)

    def out_of_reach(self, text, reason):
        """Explores a program that cannot be judged, and claims: exit code 3, and why."""
        found = self.explore(text, code=3)
        self.assertRegex(found["inconclusive"], reason)
        self.assertIsNone(found["failure"])

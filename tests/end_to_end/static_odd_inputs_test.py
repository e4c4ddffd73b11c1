"""`ccgrade check` on sources that nobody writes by hand, and on what is no source: it ends, and says what became of each."""
import json
import os
import unittest

from claims import EndToEnd
from place import check_schema

LOCK = "  {{ std::lock_guard lock(m{0}); ++n{0}; }}\n"


def long_function(lines):
    return "#include <mutex>\nstd::mutex m0;\nint n0;\nvoid f() {\n" + LOCK.format(0) * lines + "}\n"


def many_locks(count):
    members = "".join(f"std::mutex m{i};\nint n{i};\n" for i in range(count))
    return "#include <mutex>\n" + members + "void f() {\n" + "".join(
        f"  std::lock_guard l{i}(m{i});\n" for i in range(count)) + "}\n"


def many_branches(count):
    tests = "".join(f"  if (a[{i}]) m.lock();\n  if (a[{i}]) m.unlock();\n" for i in range(count))
    return "#include <mutex>\nstd::mutex m;\nvoid f(const bool* a) {\n" + tests + "}\n"


def digest(rounds):
    """As MD5 goes: each of four numbers is worked out from all others, again and again."""
    step = "  {0} += ({3} ^ ({1} & ({2} ^ {3}))) + in[{4}], {0} = {0} << 7 | {0} >> 25, {0} += {1};\n"
    names = "abcd"
    steps = "".join(step.format(*(names[(each - i) % 4] for each in range(4)), i % 16) for i in range(rounds))
    return ("void transform(unsigned* state, const unsigned* in) {\n"
            "  unsigned a = state[0], b = state[1], c = state[2], d = state[3];\n" + steps +
            "  state[0] += a;\n  state[1] += b;\n  state[2] += c;\n  state[3] += d;\n}\n")


def deep_template(depth):
    return ("#include <mutex>\nstd::mutex m;\ntemplate <int N> void down() { std::lock_guard l(m); if constexpr (N > 0) { } }\n"
            "template <int N> struct Deep { static void go() { Deep<N - 1>::go(); } };\n"
            "template <> struct Deep<0> { static void go() { std::lock_guard lock(m); } };\n"
            f"void f() {{ std::lock_guard lock(m); Deep<{depth}>::go(); }}\n")


def deep_nesting(depth):
    return "void f(int n) {\n" + "if (n) {" * depth + "n = 0;" + "}" * depth + "\n}\n"


def call_chain(length):
    functions = "".join(f"void f{i}() {{ f{i - 1}(); f{i // 2}(); }}\n" for i in range(1, length))
    return "#include <mutex>\nstd::mutex m;\nvoid f0() { std::lock_guard lock(m); }\n" + functions


RECURSIVE = """#include <mutex>
std::mutex m;
void even(int n);
void odd(int n) { if (n) even(n - 1); std::lock_guard lock(m); }
void even(int n) { if (n) odd(n - 1); std::lock_guard lock(m); }
void self(int n) { std::lock_guard lock(m); if (n > 0) self(n - 1); }
"""

MACROS = """#include <mutex>
#define WITH(mutex) for (std::unique_lock guard(mutex); guard; guard.unlock())
#define LOCK(m) (m).lock()
#define TWICE(m) LOCK(m); LOCK(m)
std::mutex m, n;
int count;
void fine() { WITH(m) { ++count; } }
void wrong() { TWICE(n); n.unlock(); }
"""

KNR = """#include <pthread.h>
pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
int add(a, b)
  int a, b;
{
  pthread_mutex_lock(&lock);
  if (a) return b;
  pthread_mutex_unlock(&lock);
  return a + b;
}
"""


class OddInputs(EndToEnd):
    def write(self, name, text):
        path = self.place.root / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    def check(self, *arguments):
        call = self.place.call("check", "--json", "-", *arguments)
        self.assertIn(call.code, (0, 1, 3), call.err)
        return self.is_valid(call.out, check_schema)

    def rules(self, name, text, *flags):
        result = self.check(self.write(name, text), *flags)
        self.assertEqual(result["not_analysed"], [])
        return sorted({(each["rule"], each["where"]["line"]) for each in result["findings"]})

    def test_ends_on_long_functions_and_many_locks(self):
        self.assertEqual(self.rules("long.cpp", long_function(10_000)), [])
        self.assertEqual(self.rules("branches.cpp", many_branches(300)), [])
        self.assertEqual(self.rules("locks.cpp", many_locks(60)), [])

    def test_ends_on_numbers_that_are_worked_out_step_by_step(self):
        self.assertEqual(self.rules("md5.c", digest(64)), [])

    def test_says_where_it_did_not_look_at_all_locks(self):
        result = self.check(self.write("locks.cpp", many_locks(500)))
        self.assertEqual(result["findings"], [])
        unread, = result["not_analysed"]
        self.assertIn("f locks more while it holds over 64 locks", unread["reason"])

    def test_ends_on_what_is_deep(self):
        self.assertEqual([rule for rule, _ in self.rules("deep.cpp", deep_template(8))], ["self-deadlock"])
        self.assertEqual(self.rules("template.cpp", deep_template(50)), [])
        self.assertEqual(self.rules("nested.cpp", deep_nesting(200)), [])
        self.assertEqual(self.rules("chain.cpp", call_chain(3000)), [])

    def test_follows_recursion(self):
        self.assertEqual(self.rules("recursion.cpp", RECURSIVE), [("self-deadlock", 6)])

    def test_looks_through_macros(self):
        self.assertEqual([rule for rule, _ in self.rules("macros.cpp", MACROS) if rule == "self-deadlock"], ["self-deadlock"])
        self.assertTrue(all(line == 8 for _, line in self.rules("macros.cpp", MACROS)))

    def test_reads_c_as_it_was_first_written(self):
        self.assertIn(("lock-not-released", 7), self.rules("old.c", KNR, "--", "-std=c89"))

    def test_says_why_it_could_not_read_a_file(self):
        for name, text in (("binary.cpp", os.urandom(4096)), ("cut.cpp", "int main() {"), ("nul.cpp", b"int a\0\0;\n\0" * 50),
                           ("missing.cpp", '#include "nowhere.hpp"\n'), ("itself.cpp", '#include "itself.cpp"\n'),
                           ("endless.cpp", "template <int N> struct A { A<N + 1> a; };\nA<0> a;\n")):
            result = self.check(self.write(name, text))
            unread, = result["not_analysed"]
            self.assertEqual(unread["file"], name)
            self.assertIn(f"{name} was not analysed: ", unread["reason"])

    def test_takes_an_empty_file_and_one_without_functions(self):
        self.assertEqual(self.rules("empty.cpp", ""), [])
        self.assertEqual(self.rules("comment.cpp", "// nothing\n"), [])

    def test_refuses_what_is_no_source(self):
        self.assertIn("does not exist", self.wrong_call("check", "nowhere.cpp"))
        self.assertIn("does not exist", self.wrong_call("check", ""))
        (self.place.root / "folder").mkdir()
        self.assertIn("no C or C++ source file", self.wrong_call("check", "folder"))
        self.assertIn("none/compile_commands.json", self.wrong_call("check", self.write("a.cpp", ""), "-p", "none"))


if __name__ == "__main__":
    unittest.main()

"""Submissions that the compiler refuses: its first errors reach the learner, however much it says."""
import unittest

from claims import EndToEnd


class WhatDoesNotCompile(EndToEnd):
    def broken(self, rules=(), **files):
        """Grades it, and claims what holds for all of them; `rules` are those that the audit finds broken."""
        record = self.grade(self.place.submission(**files), code=1)
        self.assertEqual(record["verdict"], "not_gradable")
        self.assertEqual((record["score"], record["xp"]["earned"]), (0, 0))
        self.assertFalse(record["build"]["built"])
        self.assertEqual(record["runs"], [])
        self.assertEqual(tuple(each["rule"] for each in record["findings"]), rules)
        self.assertEqual({each["status"] for each in record["criteria"]}, {"not_judged"})
        errors = record["build"]["errors"]
        self.assertLess(len(errors), 100_000)
        self.has_no_control_bytes(errors)
        self.left_nothing_running()
        text = self.place.call("report", "last").out
        self.assertLess(len(text), 200_000)
        self.has_no_control_bytes(text)
        return errors, text


class ASyntaxError(WhatDoesNotCompile):
    def test_is_told_with_its_line_in_text_and_json(self):
        errors, text = self.broken(bank="#include \"api.hpp\"\nint broken( {\n")
        for words in (errors, text):
            self.assertIn("bank.cpp:2:", words)

    def test_counts_neither_as_a_score_nor_as_a_best(self):
        self.broken(bank="nonsense\n")
        self.assertIn("not tried", self.place.call("list").out)


class AHundredErrors(WhatDoesNotCompile):
    def test_are_cut_to_the_first_few(self):
        errors, _ = self.broken(bank="".join(f"int x{i} = y{i};\n" for i in range(100)))
        self.assertIn("y0", errors)
        self.assertNotIn("y50", errors)


class AFileThatIncludesItself(WhatDoesNotCompile):
    def test_ends(self):
        errors, _ = self.broken(bank="#include \"bank.cpp\"\n")
        self.assertIn("nested too deeply", errors)

    def test_twice_ends_too(self):
        self.broken(bank="#include __FILE__\n#include __FILE__\n")


class TemplatesWithoutEnd(WhatDoesNotCompile):
    def test_end(self):
        errors, _ = self.broken(bank="template <int N> struct S { static constexpr int value = "
                                     "S<N + 1>::value; };\nint x = S<0>::value;\n")
        self.assertIn("instantiation", errors)

    def test_with_names_of_megabytes_are_cut(self):
        self.broken(bank="template <class A, class B> struct P {};\n"
                         "template <int N> struct T { using type = P<typename T<N - 1>::type, "
                         "typename T<N - 1>::type>; };\n"
                         "template <> struct T<0> { using type = int; };\n"
                         "T<17>::type value = nullptr;\nint again = T<16>::type::nothing;\n")


class AnotherKindOfBroken(WhatDoesNotCompile):
    def test_nothing_defined(self):
        errors, _ = self.broken(bank="")
        self.assertIn("undefined symbol", errors)

    def test_a_symbol_of_the_harness_defined_again(self):
        errors, _ = self.broken(("symbol-interposition",), bank="int main() { return 0; }\n")
        self.assertIn("main", errors)

    def test_a_header_that_is_not_there(self):
        errors, _ = self.broken(bank="#include \"nowhere.hpp\"\n")
        self.assertIn("nowhere.hpp", errors)

    def test_an_error_that_speaks_in_escape_sequences(self):
        errors, _ = self.broken(bank="#error \x1b[31mred\x1b[0m \x07\n")
        self.assertIn("red", errors)

    def test_a_file_of_the_system_included_is_not_shown(self):
        errors, _ = self.broken(bank="#include \"/etc/passwd\"\n")
        self.assertNotIn("root:x:", errors)


if __name__ == "__main__":
    unittest.main()

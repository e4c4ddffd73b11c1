"""`ccgrade check` on code that was never a challenge."""
import json
import unittest

from claims import EndToEnd

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
        call = self.place.call("check", *arguments, "--json", "-")
        self.assertEqual(call.code, code, call.out + call.err)
        return json.loads(call.out)

    def test_knows_a_library_by_the_model_that_it_is_given(self):
        self.write("own.cpp", OWN_LOCKS)
        self.assertEqual(self.check("own.cpp", code=0)["findings"], [])
        found = self.check("own.cpp", "--model", self.write("latch.toml", MODEL), code=1)["findings"]
        self.assertEqual([(each["rule"], each["where"]["line"]) for each in found], [("self-deadlock", 6)])

    def test_says_what_is_wrong_in_a_model(self):
        self.write("own.cpp", OWN_LOCKS)
        self.write("bad.toml", MODEL.replace("mutex", "mutx"))
        self.assertIn("bad.toml, line 2: expected one of mutex", self.wrong_call("check", "own.cpp", "--model", "bad.toml"))
        self.assertIn("none.toml", self.wrong_call("check", "own.cpp", "--model", "none.toml"))

    def test_never_calls_clean_what_it_could_not_read(self):
        self.write("good.cpp", "int main() {}\n")
        self.write("broken.cpp", "int main( {}\n")
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


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""Fails when two files define types of one full name.

Two different types of one name in one program are undefined behaviour: the linker keeps one of each
inline function and says nothing. Types in unnamed namespaces are their file's own business. What is
linked into submissions and the two tools' own files are never in one program with each other, but
one name for two things confuses readers there as well.
"""
import collections
import re
import subprocess
import sys

# Comments and literals go first, so that their braces and words do not count.
NOISE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\d)\'(?:\\.|[^\'\\\n])+\'|'
                   r"^[ \t]*#(?:\\\n|[^\n])*", re.S | re.M)
TOKEN = re.compile(r"\bnamespace\b([\w:\s]*)\{"
                   r"|\b(?:struct|class|union|enum(?:\s+(?:class|struct))?)\s+(?:\[\[.*?\]\]\s*)?(\w+)"
                   r"\s*(?:final\b\s*)?(?::(?!:)[^;{}()]*)?\{"
                   r"|[{}]", re.S)


def types(text):
    """The full names of the types that a file defines at namespace level; '' opens any other brace."""
    scope = []
    for token in TOKEN.finditer(NOISE.sub(" ", text)):
        if token[0] == "}":
            if scope:
                scope.pop()
        elif token[0] == "{":
            scope.append(("", ""))
        elif token[2] is None:
            scope.append(("namespace", token[1].strip() or "(unnamed)"))
        else:
            if all(kind == "namespace" and name != "(unnamed)" for kind, name in scope):
                yield "::".join([name for _, name in scope] + [token[2]])
            scope.append(("type", token[2]))


def main():
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard",
               "grader/*.[ch]pp", "analyzers/*.[ch]pp", "reports/*.[ch]pp", "tools/*.[ch]pp"]
    homes = collections.defaultdict(set)
    for path in subprocess.check_output(command, text=True).split():
        if "/cases/" in path or "/traps/" in path or "/doctor/" in path:
            continue  # programs to be analysed, each on its own
        try:
            with open(path, encoding="utf-8") as file:
                for name in types(file.read()):
                    homes[name].add(path)
        except FileNotFoundError:
            pass  # removed, and not committed yet
    twice = [f"{name} is defined in {' and in '.join(sorted(files))}"
             for name, files in sorted(homes.items()) if len(files) > 1]
    print("\n".join(twice) or f"type names: {len(homes)}, and no two types share one")
    return bool(twice)


sys.exit(main())

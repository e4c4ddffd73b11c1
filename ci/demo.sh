#!/bin/bash
# Grades the starter of 01-deadlock, which must fail, and a solution of it, which must pass. Anything
# else is a failure of the demo: a grader that passes everything would look just as friendly.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$PWD/build/demo
mkdir -p "$out"
# Its own folders, so that a demo leaves the user's record alone. The cache stays between demos.
export XDG_DATA_HOME=$out/data XDG_CACHE_HOME=$out/cache

# grade NAME EXPECTED-EXIT-CODE [FOLDER]
grade() {
  local code=0
  rm -f "$out/$1.html"
  build/release/bin/ccgrade run 01-deadlock ${3:+"$3"} --html "$out/$1.html" || code=$?
  if [ "$code" -ne "$2" ]; then
    echo "demo: grading the $1 ended with exit code $code, and $2 was expected" >&2
    exit 1
  fi
  if [ ! -s "$out/$1.html" ]; then
    echo "demo: $out/$1.html was not written" >&2
    exit 1
  fi
}

echo "== The starter: it must fail =="
grade starter 1
echo
echo "== The solution global-order: it must pass =="
grade solution 0 solutions/01-deadlock/global-order
echo
echo "Both verdicts are as expected. The pages:"
echo "  $out/starter.html"
echo "  $out/solution.html"

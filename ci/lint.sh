#!/bin/bash
# Format of every tracked source, and clang-tidy on the units that changed since LINT_SINCE (default:
# the previous commit), work in progress included. LINT_ALL=1: on every unit of the build.
set -euo pipefail
cd "$(dirname "$0")/.."

git ls-files -z '*.cpp' '*.hpp' | xargs -0 clang-format-19 --dry-run -Werror
echo "format: as .clang-format says"

units=$(python3 -c '
import json, os
for entry in json.load(open("build/release/compile_commands.json")):
    print(os.path.relpath(os.path.join(entry["directory"], entry["file"])))' |
  grep -vE '^build/' | sort -u)
if [ -z "${LINT_ALL:-}" ]; then
  since=${LINT_SINCE:-HEAD~1}
  # The first commit has no previous one, and a shallow clone does not know it: then all are new.
  if git rev-parse -q --verify "$since^{commit}" >/dev/null; then
    changed=$( (git diff --name-only "$since"; git ls-files --others --exclude-standard) | sort -u)
    units=$(comm -12 <(echo "$units") <(echo "$changed"))
  fi
fi
if [ -n "$units" ]; then
  # clang-tidy counts what it was told to keep quiet about, on stderr, once per unit.
  xargs -P "$(nproc)" -n 1 clang-tidy-19 --quiet -p build/release <<<"$units" 2>&1 |
    sed -E '/^[0-9]+ warnings? generated\.$/d'
fi
echo "clang-tidy: $(grep -c . <<<"$units" || true) units"

#!/bin/bash
# Installs what building, grading and testing need on Debian 12. Every package is in its main archive.
# When nothing is missing it asks nobody and ends at once, so `make` may call it every time.
set -euo pipefail

packages=(
  # What compiles: ccgrade itself, and every submission.
  clang-19                # the compiler
  lld-19                  # the linker
  libstdc++-12-dev        # the standard library's headers, and libc's
  libclang-rt-19-dev      # the sanitizers' runtimes
  llvm-19                 # llvm-symbolizer-19 (addresses to lines), llvm-config-19
  llvm-19-dev             # headers of ccgrade-static
  libclang-19-dev         # headers of ccgrade-static
  cmake ninja-build pkg-config make git

  # What ccgrade links.
  nlohmann-json3-dev libcli11-dev libtomlplusplus-dev
  libsqlite3-dev libpugixml-dev libsodium-dev

  # What grading runs besides the compiler.
  valgrind
  libc6-dbg               # without libc's symbols valgrind refuses to start
  libgtest-dev            # the harness that is linked into submissions
  libbenchmark-dev        # the benchmark that is linked into submissions

  # What sealed grading and the terminal will build on; installed ahead, so that one set serves all.
  bubblewrap libseccomp-dev libfmt-dev ccache

  # What testing and `make lint` need.
  libgmock-dev
  g++                     # the explorer takes its programs as well
  python3 python3-jsonschema
  clang-format-19 clang-tidy-19
)

# "installed" is the one state that counts: a removed package with its configuration left is also known.
missing=()
known=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null || true)
for package in "${packages[@]}"; do
  grep -qx "installed $package" <<<"$known" || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

if [ "$(id -u)" -ne 0 ]; then
  echo "These packages are missing, and only root can install them: ${missing[*]}" >&2
  echo "Run: sudo ci/install-deps.sh" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends "${missing[@]}"

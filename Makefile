# Everything that a person or a CI job runs by one word; `make` alone lists it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help tool build demo test prove bench lint layers fmt docker-up docker-down run-practical

ccgrade := build/release/bin/ccgrade
jobs ?= $(shell nproc)

help:  ## this list
	@sed -nE 's/^([a-z][a-z-]*):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 24

# ccgrade without its tests: what grades must not wait for, or fail with, a test.
tool:  ## only what users run: build/release/bin/ccgrade
	@ci/install-deps.sh
	cmake --preset release
	cmake --build build/release --parallel $(jobs) --target ccgrade

build: tool  ## the tool and its tests
	cmake --build build/release --parallel $(jobs)

demo: tool  ## grade a deadlock and its repair, and write both as HTML
	@ci/demo.sh

# A commit's number picks one solution and one wrong fix of each challenge, and a ninth of the hostile
# submissions, so that successive commits go through all of them.
test: build layers  ## unit tests, cases and content: what changed, every starter, a rotating sample
	ctest --test-dir build/release --output-on-failure --parallel $(jobs)
	$(ccgrade) dev check --changed tests/evidence/content.jsonl \
	  --rotate $$((16#$$(git rev-parse --short=7 HEAD 2>/dev/null || echo 0)))
	tests/security/security.py --skip-unconfined --part $$((16#$$(git rev-parse --short=7 HEAD 2>/dev/null || echo 0)))/9

prove: tool  ## the content many times, the explorer on its corpus, all that is hostile; goes on where it was stopped
	mkdir -p tests/evidence
	$(ccgrade) dev check --solution-repeats 20 --wrong-fix-repeats 10 \
	  --evidence tests/evidence/content.jsonl
	tests/explore/corpus.py --seeds 5 --schedules 10000 --evidence tests/evidence/explore.jsonl
	tests/explore/corpus.py --compiler g++ --evidence tests/evidence/explore.jsonl
	tests/explore/bound.py --seeds 5
	tests/explore/replay.py --evidence tests/evidence/replay.jsonl
	tests/explore/replay.py --load 4 --evidence tests/evidence/replay.jsonl
	tests/security/security.py --evidence tests/evidence/security.jsonl
	tests/security/kills.py --evidence tests/evidence/kills.jsonl
	tests/security/under_load.py --evidence tests/evidence/under_load.jsonl
	tests/security/under_load.py --user nobody --evidence tests/evidence/under_load.jsonl

bench: tool  ## a grading against the same tools one after another, in CPU and wall time
	ci/bench-grade.py

lint: build layers  ## layers, format, clang-tidy on what changed (LINT_ALL=1: on everything)
	@ci/lint.sh

layers:
	@ci/check-layers.py
	@ci/check-type-names.py

fmt:  ## bring every source into the one format
	git ls-files '*.cpp' '*.hpp' | xargs clang-format-19 -i

docker-up:  ## not there yet
docker-down:  ## not there yet
docker-up docker-down:
	@echo "There are no images yet: docker/ comes with the practical systems." >&2; exit 2

run-practical:  ## not there yet
	@echo "There are no practical programs yet: practical/ is empty." >&2; exit 2

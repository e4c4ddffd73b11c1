#pragma once

extern "C" {
/// The explorer's view of a check that does not hold: the execution ends there. Null where the
/// explorer's runtime is not linked.
[[gnu::weak]] void ccgrade_explore_failed(const char* what, const char* file, unsigned line);
}

#pragma once

extern "C" {
/// The watch runtime's view of where scenarios begin and end; null where it is not linked.
[[gnu::weak]] void ccgrade_watch_begin(const char* scenario);
[[gnu::weak]] void ccgrade_watch_end(const char* scenario);
}

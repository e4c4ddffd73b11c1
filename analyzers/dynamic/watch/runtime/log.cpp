#include "log.hpp"

#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace ccgrade::watch {

Log::Log() {
  const char* number = std::getenv("CCGRADE_WATCH_FD");
  fd_ = number ? std::atoi(number) : -1;
}

Log::~Log() {
  flush();
}

void Log::flush() {
  if (fd_ >= 0 && used_ > 0) {
    [[maybe_unused]] const ssize_t put = write(fd_, buffer_, static_cast<std::size_t>(used_));
  }
  used_ = 0;
}

void Log::put(char c) {
  if (used_ == static_cast<int>(sizeof buffer_)) flush();
  buffer_[used_++] = c;
}

Log& Log::text(const char* words) {
  for (; *words; ++words) put(*words == '\n' ? ' ' : *words);
  return *this;
}

Log& Log::number(long value) {
  char digits[24];
  int count = 0;
  unsigned long rest =
      value < 0 ? 0UL - static_cast<unsigned long>(value) : static_cast<unsigned long>(value);
  do digits[count++] = static_cast<char>('0' + rest % 10);
  while (rest /= 10);
  if (value < 0) put('-');
  while (count > 0) put(digits[--count]);
  return *this;
}

Log& Log::address(const void* value) {
  const auto bits = reinterpret_cast<std::uintptr_t>(value);
  text("0x");
  bool started = false;
  for (int shift = 60; shift >= 0; shift -= 4) {
    const unsigned digit = (bits >> shift) & 15;
    started = started || digit != 0 || shift == 0;
    if (started) put("0123456789abcdef"[digit]);
  }
  return *this;
}

Log& Log::stack(const char* label, const Stack& stack) {
  text(label).number(stack.count);
  for (int i = 0; i < stack.count; ++i) text(" ").address(stack.frames[i]);
  return *this;
}

void Log::thread(const Thread& thread, const Stack* at) {
  text("thread ").number(thread.number).text(" ").text(name_of(thread.state)).text(" ");
  address(thread.wanted).text(" ");
  put(thread.joined ? 'J' : '-');
  put(thread.detached ? 'D' : '-');
  put(thread.finished ? 'F' : '-');
  stack(" created ", thread.created).stack(" at ", at ? *at : thread.waiting);
  text(" holds ").number(thread.hold_count());
  for (const Hold& hold : thread.holds) {
    const void* object = hold.object.load(std::memory_order_acquire);
    if (object) text(" ").address(object).stack(" ", hold.at);
  }
  end_line();
}

void Log::end_line() {
  put('\n');
}

void log_threads(Log& log, const Thread* crashed, const Stack* crashed_at) {
  Thread* threads = all_threads();
  for (int i = 0; i < kMostThreads; ++i) {
    const Thread& row = threads[i];
    if (!row.used || row.joined || (row.detached && row.finished)) continue;
    log.thread(row, &row == crashed ? crashed_at : nullptr);
  }
  log.text("done");
  log.end_line();
}

bool first_to_report() {
  static std::atomic_flag reported;
  return !reported.test_and_set();
}

}  // namespace ccgrade::watch

#include "report.hpp"

#include <sys/stat.h>
#include <sys/syscall.h>

#include <cstdarg>
#include <cstdio>
#include <cstring>

#include "raw_syscall.hpp"

namespace ccgrade::explore {
namespace {

/// One line, which is written piece by piece where it is long. Cut off, it is no JSON any more: the
/// driver then says so.
class Line {
 public:
  explicit Line(int fd) : fd_(fd) {}
  ~Line() {
    text_[length_++] = '\n';
    flush();
  }

  /// At most kPiece bytes at once.
  [[gnu::format(printf, 2, 3)]] void add(const char* format, ...) {
    if (kRoom - length_ < kPiece) flush();
    va_list list;
    va_start(list, format);
    const int added = std::vsnprintf(text_ + length_, kPiece, format, list);
    va_end(list);
    length_ += static_cast<std::size_t>(added) < kPiece ? static_cast<std::size_t>(added) : kPiece;
  }
  void add_string(const char* text) {
    add("\"");
    for (; *text; ++text) {
      if (*text == '"' || *text == '\\') add("\\");
      add("%c", static_cast<unsigned char>(*text) < ' ' ? ' ' : *text);
    }
    add("\"");
  }
  void add_schedule(const Schedule& schedule) {
    if (schedule.empty()) return add("\"-\"");
    add("\"");
    for (std::size_t i = 0; i < schedule.size(); ++i) {
      char text[kDepartureText];
      print_departure(schedule[i], text);
      add("%s%s", i ? "," : "", text);
    }
    add("\"");
  }

 private:
  static constexpr std::size_t kRoom = 1 << 16;
  static constexpr std::size_t kPiece = 1 << 10;

  void flush() {
    for (std::size_t done = 0; done < length_;) {
      const long put = raw_syscall(SYS_write, fd_, reinterpret_cast<long>(text_ + done),
                                   static_cast<long>(length_ - done));
      if (put <= 0) break;
      done += static_cast<std::size_t>(put);
    }
    length_ = 0;
  }

  int fd_;
  std::size_t length_ = 0;
  char text_[kRoom + 1];
};

void add_party(Line& line, const Party& party) {
  line.add("{\"thread\":%d,\"pc\":%lu}", party.thread, party.pc);
}

void add_outcome(Line& line, const Outcome& outcome) {
  line.add("\"verdict\":\"%s\",\"message\":", name_of(outcome.verdict));
  line.add_string(outcome.message);
  line.add(",\"parties\":[");
  for (int i = 0; i < kMostParties; ++i) {
    if (i > 1 && outcome.parties[i].thread < 0) break;
    if (i > 0) line.add(",");
    add_party(line, outcome.parties[i]);
  }
  line.add(
      "],\"address\":%lu,\"hash\":%lu,\"steps\":%u,\"decisions\":%u,\"threads\":%u,"
      "\"work\":%lu,\"span\":%lu",
      outcome.address, outcome.event_hash, outcome.steps, outcome.decisions, outcome.threads,
      outcome.work, outcome.span);
}

/// Enough for two executions to be compared, where one fails.
void add_marks(Line& line, const Vec<std::uint32_t>& marks) {
  constexpr std::size_t kMost = 4'000;
  line.add(",\"marks\":[");
  for (std::size_t i = 0; i < marks.size() && i < kMost; ++i)
    line.add("%s%u", i ? "," : "", marks[i]);
  line.add("]");
}

/// Where each departure of the schedule is.
void add_places(Line& line, const Schedule& schedule) {
  line.add(",\"places\":[");
  for (std::size_t i = 0; i < schedule.size(); ++i)
    line.add("%s{\"op\":\"%s\",\"pc\":%lu,\"whom_to_wake\":%s}", i ? "," : "",
             name_of(schedule[i].kind), schedule[i].pc,
             schedule[i].whom_to_wake ? "true" : "false");
  line.add("]");
}

/// What the execution did, for it to be done again and compared.
void add_way(Line& line, const Execution& execution) {
  line.add(",\"schedule\":");
  line.add_schedule(execution.schedule());
  add_places(line, execution.schedule());
  add_marks(line, execution.marks());
}

/// 0: none is open.
std::uint64_t file_behind(int fd) {
  struct stat status{};
  const long found = raw_syscall(SYS_fstat, fd, reinterpret_cast<long>(&status));
  return found < 0 ? 0 : status.st_ino;
}

}  // namespace

Report::Report(int fd) : fd_(fd), file_(file_behind(fd)) {}

bool Report::is_intact() const {
  return file_behind(fd_) == file_;
}

void Report::stage(const Stage& stage, const StageResult& result, const Execution& last) const {
  Line line(fd_);
  line.add(
      "{\"stage\":\"%s\",\"executions\":%u,\"seed\":%lu,\"seconds\":%.6f,\"steps_of_all\":%lu,",
      stage.strategy[0] ? stage.strategy : "replay", result.executions, result.last_seed,
      result.seconds, result.steps);
  const auto word = [](bool value) { return value ? "true" : "false"; };
  line.add("\"covered\":%u,\"exhausted\":%s,\"limited\":%s,\"late\":%s,\"lasting\":%s,",
           result.covered, word(result.exhausted), word(result.limited), word(result.late),
           word(result.lasting));
  line.add("\"led_away\":%u,\"most_steps\":%u,", result.led_away, result.most_steps);
  line.add("\"missed\":%u,\"inconclusive\":%u,\"too_long\":%u,\"reason\":",
           result.missed_departures, result.inconclusive, result.too_long);
  line.add_string(result.first_inconclusive.message);
  line.add(",");
  add_outcome(line, last.outcome());
  // How a long execution came to pass, nobody asks.
  if (result.failed || stage.record) add_way(line, last);
  line.add("}");
}

void Report::trace(const Execution& execution) const {
  for (const Step& step : execution.steps()) {
    Line line(fd_);
    line.add("{\"step\":\"%s\",\"thread\":%d,\"event\":%u,\"wake\":%d,\"object\":%lu,\"pc\":%lu",
             name_of(step.kind), step.thread, step.event, static_cast<int>(step.wake),
             reinterpret_cast<unsigned long>(step.object), step.pc);
    if (step.value_size) line.add(",\"value\":%lu,\"size\":%u", step.value, step.value_size);
    if (step.pointer) line.add(",\"pointer\":true");
    if (step.unchanged) line.add(",\"unchanged\":true");
    line.add(",\"frames\":[");
    for (int i = 0; i < kFrames && step.frames[i]; ++i)
      line.add("%s%lu", i ? "," : "", step.frames[i]);
    line.add("],\"held\":[");
    for (int i = 0; i < kHeldTold && step.held[i]; ++i)
      line.add("%s%lu", i ? "," : "", reinterpret_cast<unsigned long>(step.held[i]));
    line.add("],\"besides\":%u}", step.held_besides);
  }
}

void Report::coverage(const Coverage& coverage) const {
  Line line(fd_);
  line.add("{\"pairs\":[");
  const Vec<Coverage::Pair>& pairs = coverage.pairs();
  for (std::size_t i = 0; i < pairs.size(); ++i)
    line.add("%s[%lu,%lu]", i ? "," : "", pairs[i].first, pairs[i].second);
  line.add("]}");
}

void Report::refused(const char* sentence) const {
  Line line(fd_);
  line.add("{\"refused\":");
  line.add_string(sentence);
  line.add("}");
}

}  // namespace ccgrade::explore

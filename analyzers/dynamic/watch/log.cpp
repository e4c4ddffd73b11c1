#include "analyzers/dynamic/watch/log.hpp"

#include <algorithm>
#include <optional>
#include <sstream>

namespace ccgrade::watch {
namespace {

unsigned long read_hex(std::istream& words) {
  std::string word;
  words >> word;
  return std::strtoul(word.c_str(), nullptr, 16);
}

Addresses read_stack(std::istream& words) {
  int count = 0;
  words >> count;
  Addresses stack;
  for (int i = 0; i < count && words; ++i) stack.push_back(read_hex(words));
  return stack;
}

std::optional<ThreadLine> read_thread(std::istream& words) {
  ThreadLine thread;
  std::string flags;
  std::string label;
  words >> thread.number >> thread.state;
  thread.wanted = read_hex(words);
  words >> flags >> label;
  thread.joined = flags.find('J') != std::string::npos;
  thread.detached = flags.find('D') != std::string::npos;
  thread.finished = flags.find('F') != std::string::npos;
  thread.created = read_stack(words);
  words >> label;
  thread.at = read_stack(words);
  int count = 0;
  words >> label >> count;
  for (int i = 0; i < count && words; ++i) {
    HeldLock held;
    held.object = read_hex(words);
    held.taken_at = read_stack(words);
    thread.holds.push_back(std::move(held));
  }
  if (!words) return std::nullopt;
  return thread;
}

const ThreadLine* holder(const Event& event, unsigned long object) {
  for (const ThreadLine& thread : event.threads)
    for (const HeldLock& held : thread.holds)
      if (held.object == object) return &thread;
  return nullptr;
}

bool waits_for_lock(const ThreadLine& thread) {
  return thread.state == "mutex" || thread.state == "read_lock" || thread.state == "write_lock";
}

}  // namespace

const ThreadLine* Event::thread(int number) const {
  const auto found = std::find_if(threads.begin(), threads.end(),
                                  [&](const ThreadLine& each) { return each.number == number; });
  return found == threads.end() ? nullptr : &*found;
}

std::vector<Event> parse_log(const std::string& text) {
  std::vector<Event> events;
  std::optional<Event> open;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string kind;
    words >> kind;
    if (kind == "event") {
      open.emplace();
      words >> open->kind;
      for (std::string word; words >> word;) open->words.push_back(word);
    } else if (kind == "thread" && open) {
      if (auto thread = read_thread(words)) open->threads.push_back(std::move(*thread));
    } else if (kind == "done" && open) {
      events.push_back(std::move(*open));
      open.reset();
    }
  }
  return events;
}

std::vector<int> find_lock_cycle(const Event& event) {
  for (const ThreadLine& start : event.threads) {
    std::vector<int> path;
    const ThreadLine* at = &start;
    while (at && waits_for_lock(*at)) {
      const auto seen = std::find(path.begin(), path.end(), at->number);
      if (seen != path.end()) return {seen, path.end()};
      path.push_back(at->number);
      at = holder(event, at->wanted);
    }
  }
  return {};
}

}  // namespace ccgrade::watch

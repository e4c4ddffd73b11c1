#include "analyzers/dynamic/watch/findings.hpp"

#include <algorithm>
#include <csignal>
#include <cstring>

#include "analyzers/dynamic/symbols/story.hpp"

namespace ccgrade::watch {
namespace {

std::string thread_name(int number) {
  return "T" + std::to_string(number);
}

Finding proven(const std::string& rule, const std::string& run) {
  Finding finding;
  finding.rule = rule;
  finding.tool = "watch";
  finding.severity = Severity::error;
  finding.certainty = Certainty::proven;
  finding.evidence.push_back({"watch", Certainty::proven, RunRef{run}});
  return finding;
}

std::string lock_name(std::vector<unsigned long>& seen, unsigned long object) {
  auto found = std::find(seen.begin(), seen.end(), object);
  if (found == seen.end()) found = seen.insert(seen.end(), object);
  return "lock " + std::string(1, static_cast<char>('A' + (found - seen.begin()) % 26));
}

std::vector<Finding> lock_cycle(const Event& event, const std::vector<int>& cycle,
                                const Symbolizer& symbols, const std::string& run) {
  const bool alone = cycle.size() == 1;
  Finding finding = proven(alone ? "self-deadlock" : "lock-order-inversion", run);
  finding.message = alone ? "a thread locks a mutex that it already holds: it waits for itself"
                          : std::to_string(cycle.size()) +
                                " threads wait for each other's locks in a cycle: none of them can "
                                "ever go on";
  Story story(finding, symbols);
  std::vector<unsigned long> locks;
  bool ours = false;
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    const ThreadLine* thread = event.thread(cycle[i]);
    const ThreadLine* before = event.thread(cycle[(i + cycle.size() - 1) % cycle.size()]);
    if (!thread || !before) return {};
    for (const HeldLock& held : thread->holds)
      if (held.object == before->wanted)
        story.tell(Role::holds, thread_name(thread->number), held.taken_at,
                   "holds " + lock_name(locks, held.object) + ", taken");
    ours |= story.tell(Role::wants, thread_name(thread->number), thread->at,
                       "waits for " + lock_name(locks, thread->wanted));
  }
  return ours ? std::vector{finding} : std::vector<Finding>{};
}

/// No lock cycle, and yet nobody can go on: somebody waits for a signal that will never come.
std::vector<Finding> stuck(const Event& event, const Symbolizer& symbols, const std::string& run) {
  const auto waits_on_condition = [](const ThreadLine& thread) {
    return thread.state == "condition";
  };
  const bool condition =
      std::any_of(event.threads.begin(), event.threads.end(), waits_on_condition);
  Finding finding = proven(condition ? "lost-wakeup" : "stuck-thread", run);
  finding.message = condition
                        ? "a thread waits on a condition variable that nobody is left to notify"
                        : "every thread waits, and none is left that could wake another";
  Story story(finding, symbols);
  bool ours = false;
  // Who joins waits for those who are stuck: the story begins with them.
  for (const bool joins : {false, true})
    for (const ThreadLine& thread : event.threads) {
      if (thread.finished || (thread.state == "join") != joins) continue;
      const std::string what =
          joins ? "waits for a thread to end (join)" : "waits (" + thread.state + ")";
      ours |= story.tell(Role::waits, thread_name(thread.number), thread.at, what);
    }
  return ours ? std::vector{finding} : std::vector<Finding>{};
}

/// Threads of the submission that are neither joined nor over.
std::vector<Finding> leaked_threads(const Event& event, const Symbolizer& symbols,
                                    const std::string& run, const Addresses& ended_at) {
  std::vector<Finding> findings;
  for (const ThreadLine& thread : event.threads) {
    if (thread.number <= 0 || thread.joined || (thread.detached && thread.finished)) continue;
    Finding finding = proven(thread.detached ? "thread-leak" : "thread-not-joined", run);
    finding.message = thread.detached
                          ? "a detached thread is still alive when the scenario has ended"
                          : "a thread is neither joined nor stopped on this path";
    Story story(finding, symbols);
    if (!story.tell(Role::creates, thread_name(thread.number), thread.created, "is created"))
      continue;
    if (!thread.finished)
      story.tell(Role::waits, thread_name(thread.number), thread.at,
                 "is still there (" + thread.state + ")");
    story.tell(Role::calls, thread_name(0), ended_at,
               "destroys the std::thread, which ends the program,");
    findings.push_back(finding);
  }
  return findings;
}

/// Who called std::terminate: the innermost frame with a source outside of our own handler.
const SourceFrame* terminate_caller(const std::vector<SourceFrame>& frames) {
  const auto handler = std::find_if(frames.begin(), frames.end(), [](const SourceFrame& frame) {
    return frame.function.find("on_terminate") != std::string::npos;
  });
  const auto caller = std::find_if(handler, frames.end(), [](const SourceFrame& frame) {
    return !frame.file.empty() && frame.function.find("on_terminate") == std::string::npos &&
           frame.function != "std::__terminate";  // libstdc++'s own, inlined into its caller
  });
  return caller == frames.end() ? nullptr : &*caller;
}

/// The optimiser folds destructors of several threads into one call of std::terminate, which then
/// has no function of std::thread around it any more, but still a place in its header.
bool in_std_thread(const SourceFrame& frame) {
  return frame.function.find("std::thread::") != std::string::npos ||
         frame.file.ends_with("/std_thread.h");
}

/// Only a destroyed or overwritten joinable thread ends here without an exception; an outright call
/// of std::terminate does too, and is no thread's fault.
std::vector<Finding> terminated(const Event& event, const Symbolizer& symbols,
                                const std::string& run) {
  for (const ThreadLine& thread : event.threads) {
    const std::vector<SourceFrame> frames = symbols.frames(thread.at);
    const SourceFrame* caller = terminate_caller(frames);
    if (caller && in_std_thread(*caller)) return leaked_threads(event, symbols, run, thread.at);
  }
  return {};
}

/// "Segmentation fault"; strsignal() would answer in a buffer of all threads for others.
std::string name_of_signal(int signal) {
  const char* name = sigdescr_np(signal);
  return name ? name : "signal " + std::to_string(signal);
}

std::vector<Finding> crashed(const Event& event, const Symbolizer& symbols,
                             const std::string& run) {
  const int signal = event.words.empty() ? 0 : std::atoi(event.words[0].c_str());
  const bool exception = event.kind == "uncaught";
  Finding finding = proven(exception ? "uncaught-exception" : "crash", run);
  finding.message = exception ? "an exception leaves a thread: the program is terminated"
                              : "the program crashes: " + name_of_signal(signal);
  Story story(finding, symbols);
  for (const ThreadLine& thread : event.threads)
    if (thread.state == "running" &&
        story.tell(Role::calls, thread_name(thread.number), thread.at, "ends here"))
      return {finding};
  return {};
}

std::vector<Finding> spinning(const Event& event, const Symbolizer& symbols,
                              const std::string& run) {
  if (event.words.size() < 3) return {};
  const ThreadLine* thread = event.thread(std::atoi(event.words[0].c_str()));
  Finding finding = proven("livelock", run);
  finding.message = "a thread retries try_lock without ever waiting (" + event.words[2] +
                    " times in a row so far): it burns a core, and two such threads can keep each "
                    "other from ever going on";
  Story story(finding, symbols);
  if (!thread || !story.tell(Role::wants, thread_name(thread->number), thread->at, "tries again"))
    return {};
  const unsigned long object = std::strtoul(event.words[1].c_str(), nullptr, 16);
  for (const ThreadLine& other : event.threads)
    for (const HeldLock& held : other.holds)
      if (held.object == object)
        story.tell(Role::holds, thread_name(other.number), held.taken_at,
                   "holds it meanwhile, taken");
  return {finding};
}

}  // namespace

std::vector<Finding> findings_of(const Event& event, const Symbolizer& symbols,
                                 const std::string& run) {
  if (event.kind == "deadlock" || event.kind == "stuck") {
    std::vector<int> cycle;
    for (const std::string& word : event.words) cycle.push_back(std::atoi(word.c_str()));
    if (cycle.empty()) cycle = find_lock_cycle(event);
    return cycle.empty() ? stuck(event, symbols, run) : lock_cycle(event, cycle, symbols, run);
  }
  if (event.kind == "end") return leaked_threads(event, symbols, run, {});
  if (event.kind == "terminate") return terminated(event, symbols, run);
  if (event.kind == "uncaught") {
    // Inside of a catch block an exception is in flight, whatever calls std::terminate.
    const std::vector<Finding> threads = terminated(event, symbols, run);
    return threads.empty() ? crashed(event, symbols, run) : threads;
  }
  if (event.kind == "crash") return crashed(event, symbols, run);
  if (event.kind == "spin") return spinning(event, symbols, run);
  return {};
}

std::optional<ThreadCount> threads_of(const Event& event) {
  if (event.kind != "end" || event.words.size() < 5) return std::nullopt;
  const auto count = [&](std::size_t word) { return std::atoi(event.words[word].c_str()); };
  return ThreadCount{count(1), count(2), count(3), count(4)};
}

std::set<unsigned long> addresses_of(const std::vector<Event>& events) {
  std::set<unsigned long> all;
  for (const Event& event : events)
    for (const ThreadLine& thread : event.threads) {
      all.insert(thread.created.begin(), thread.created.end());
      all.insert(thread.at.begin(), thread.at.end());
      for (const HeldLock& held : thread.holds)
        all.insert(held.taken_at.begin(), held.taken_at.end());
    }
  return all;
}

}  // namespace ccgrade::watch

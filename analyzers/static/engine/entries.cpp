#include "analyzers/static/engine/entries.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "analyzers/static/engine/composition.hpp"
#include "analyzers/static/engine/concurrency.hpp"
#include "analyzers/static/engine/own_locals.hpp"
#include "analyzers/static/engine/reach.hpp"

namespace ccgrade {
namespace {

using Names = std::set<std::string>;

/// The functions that some thread is started with, and whether more than one may run each.
std::map<std::string, bool> threads_started(const Program& program) {
  std::map<std::string, bool> all;
  for (const auto& [usr, function] : program.functions())
    for (std::size_t i = 0; i < function.spawns.size(); ++i) {
      const Call& call = function.spawns[i].call;
      const bool again = std::ranges::count(call.live, static_cast<int>(i)) > 0;
      for (const FunctionSummary* target : program.targets(call.callee)) {
        const auto [known, added] = all.emplace(target->usr, again);
        if (!added) known->second = true;
      }
    }
  return all;
}

Names callees_of(const Program& program, const FunctionSummary& function) {
  Names all;
  for (const Call& call : function.calls)
    for (const FunctionSummary* target : program.targets(call.callee)) all.insert(target->usr);
  return all;
}

/// Who calls whom with no lock held, and who is called with some.
struct BareCalls {
  std::multimap<std::string, std::string> callers;  ///< by whom they call
  Names called_locked;
  Names called_on_own;  ///< on objects that no other thread has

  /// Calls on locals that are nobody else's are set apart where these are given.
  explicit BareCalls(const Program& program, const OwnLocals* locals = nullptr) {
    for (const auto& [usr, function] : program.functions())
      for (const Call& call : function.calls)
        for (const FunctionSummary* target : program.targets(call.callee))
          if (locals && locals->is_own(call.receiver, *target))
            called_on_own.insert(target->usr);
          else if (locks_held(program, function, call.held).empty())
            callers.emplace(target->usr, usr);
          else
            called_locked.insert(target->usr);
  }

  Names reached_from(Names bare) const {
    for (bool grew = true; grew;) {
      grew = false;
      for (const auto& [callee, caller] : callers)
        if (bare.contains(caller)) grew |= bare.insert(callee).second;
    }
    return bare;
  }
};

/// The methods of a program with a main that it calls itself, on the caller's own object alone,
/// from methods and from threads that have begun with it: who comes to those comes to these.
/// Without a main, others may call what is public.
class CoveredByCallers {
 public:
  CoveredByCallers(const Program& program, const std::map<std::string, bool>& threads)
      : threads_(threads) {
    bool complete = false;
    for (const auto& [usr, function] : program.functions()) {
      complete |= is_main(function);
      for (const Call& call : function.calls)
        for (const FunctionSummary* target : program.targets(call.callee))
          callers_.emplace(target->usr, Caller{&function, call.receiver.root == Root::self});
    }
    if (!complete) return;
    for (const auto& [callee, caller] : callers_) covered_.insert(callee);
    while (std::erase_if(covered_, [&](const std::string& usr) { return !is_covered(usr); }) > 0) {
    }
  }

  bool contains(const std::string& usr) const { return covered_.contains(usr); }

 private:
  struct Caller {
    const FunctionSummary* function;
    bool on_itself;
  };

  bool is_covered(const std::string& usr) const {
    const auto [first, last] = callers_.equal_range(usr);
    return std::all_of(first, last, [&](const auto& each) {
      const FunctionSummary& caller = *each.second.function;
      const bool is_root = is_open(caller) && !callers_.contains(caller.usr);
      return each.second.on_itself &&
             (threads_.contains(caller.usr) || is_root || covered_.contains(caller.usr));
    });
  }

  const std::map<std::string, bool>& threads_;
  std::multimap<std::string, Caller> callers_;
  Names covered_;
};

/// The functions that somebody enters with no lock held: nobody in the program calls them, or one
/// of those who do holds none.
Names entered_bare(const Program& program, const std::map<std::string, bool>& threads) {
  const OwnLocals locals(program);
  const BareCalls calls(program, &locals);
  const bool complete = std::ranges::any_of(program.functions(),
                                            [](const auto& each) { return is_main(each.second); });
  const auto is_called = [&](const std::string& usr) {
    return calls.callers.contains(usr) || calls.called_locked.contains(usr) ||
           (complete && calls.called_on_own.contains(usr));
  };
  Names bare;
  for (const auto& [usr, function] : program.functions())
    if (threads.contains(usr) || !is_called(usr)) bare.insert(usr);
  return calls.reached_from(std::move(bare));
}

/// Who comes to some functions, itself or through what it calls.
class Comers {
 public:
  Comers(const Program& program, const Names& functions) : program_(program), aims_(functions) {}

  bool include(const std::string& callee) const {
    return std::ranges::any_of(program_.targets(callee), [&](const FunctionSummary* target) {
      return std::ranges::any_of(reached_from(program_, *target),
                                 [&](const std::string& usr) { return aims_.contains(usr); });
    });
  }

  /// Threads that the program starts; one that may run twice counts twice.
  int started() const {
    int threads = 0;
    for (const auto& [usr, again] : threads_started(program_))
      if (include(usr)) threads += again ? 2 : 1;
    return threads;
  }

  /// Whoever calls the methods that the program itself does not call.
  bool are_others() const {
    Names called;
    for (const auto& [usr, function] : program_.functions())
      called.merge(callees_of(program_, function));
    return std::ranges::any_of(program_.functions(), [&](const auto& each) {
      return is_open(each.second) && !called.contains(each.first) && include(each.first);
    });
  }

 private:
  const Program& program_;
  const Names& aims_;
};

}  // namespace

std::set<std::string> come_to_bare(const Program& program) {
  Names begin;
  for (const auto& [usr, again] : threads_started(program)) begin.insert(usr);
  for (const auto& [usr, function] : program.functions())
    if (is_main(function)) begin.insert(usr);
  return BareCalls(program).reached_from(std::move(begin));
}

std::set<std::string> beside_others(const Program& program) {
  Names called;
  for (const auto& [usr, function] : program.functions())
    called.merge(callees_of(program, function));
  Names open;
  for (const auto& [usr, function] : program.functions())
    if (is_open(function) && !called.contains(usr)) open.insert(usr);
  Names all = run_beside_others(program);
  all.merge(reached_from(program, open));
  return all;
}

bool is_of_one_thread(const Program& program, const std::set<std::string>& functions) {
  const Comers comers(program, functions);
  bool complete = false, main_comes = false;
  for (const auto& [usr, function] : program.functions())
    if (is_main(function)) {
      complete = true;
      main_comes = comers.include(usr);
    }
  return complete && !comers.are_others() && comers.started() + main_comes == 1;
}

int threads_at(const Program& program, const std::set<std::string>& functions) {
  const Comers comers(program, functions);
  int threads = comers.started();
  for (const auto& [usr, function] : program.functions())
    threads += std::ranges::any_of(function.calls,
                                   [&](const Call& call) {
                                     return !call.live.empty() && comers.include(call.callee);
                                   }) ||
               (functions.contains(usr) && !function.spawns.empty());
  return comers.are_others() ? 2 : std::min(threads, 2);
}

std::vector<Entry> entries_of(const Program& program) {
  const auto threads = threads_started(program);
  const Names beside = beside_others(program);
  const Names bare = entered_bare(program, threads);
  const CoveredByCallers covered(program, threads);
  std::vector<Entry> entries;
  for (const auto& [usr, function] : program.functions()) {
    const auto thread = threads.find(usr);
    if (thread != threads.end())
      entries.push_back({&function, thread->second, true});
    else if (is_open(function) && bare.contains(usr) && !covered.contains(usr))
      entries.push_back({&function, true, beside.contains(usr)});
  }
  return entries;
}

}  // namespace ccgrade

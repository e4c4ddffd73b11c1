#include "analyzers/static/checks/inconsistent-guard/settled.hpp"

#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/place.hpp"
#include "analyzers/static/engine/reach.hpp"

namespace ccgrade {
namespace {

bool is_note(const Note& note, const char* kind) {
  return note.rule == "inconsistent-guard" && note.kind == kind;
}

/// The one that it names, or those that the method that it names reads.
std::set<std::string> flags_of(const Program& program, const Note& note) {
  if (note.text.empty()) return {family(note.path)};
  std::set<std::string> all;
  for (const FunctionSummary* asked : program.targets(note.text))
    for (const Access& access : asked->accesses)
      if (!access.write) all.insert(family(access.path));
  return all;
}

bool has_note(const FunctionSummary& function, const char* kind, const std::string& flag) {
  return std::ranges::any_of(function.notes, [&](const Note& note) {
    return is_note(note, kind) && family(note.path) == flag;
  });
}

bool sets(const Access& access, const std::string& flag) {
  return access.write && !access.building && family(access.path) == flag;
}

bool reads(const FunctionSummary& function, const std::string& flag) {
  return std::ranges::any_of(function.accesses, [&](const Access& access) {
    return !access.write && family(access.path) == flag;
  });
}

/// Itself, or in what it calls.
bool has_looked_at(const Program& program, const Frame& at, const std::string& flag) {
  const FunctionSummary& function = *at.function;
  const bool itself = std::ranges::any_of(function.accesses, [&](const Access& access) {
    return !access.write && family(access.path) == flag && stands_before(access.site, at.site);
  });
  return itself || std::ranges::any_of(function.calls, [&](const Call& call) {
           return stands_before(call.site, at.site) &&
                  std::ranges::any_of(
                      program.targets(call.callee), [&](const FunctionSummary* target) {
                        return std::ranges::any_of(reached_from(program, *target),
                                                   [&](const std::string& usr) {
                                                     return reads(*program.find(usr), flag);
                                                   });
                      });
         });
}

bool is_set_under(const Program& program, const std::string& flag, const std::string& guard) {
  return std::ranges::all_of(program.functions(), [&](const auto& each) {
    return std::ranges::all_of(each.second.accesses, [&](const Access& access) {
      return !sets(access, flag) || std::ranges::any_of(access.held, [&](const Held& held) {
        return family(held.lock) == guard;
      });
    });
  });
}

/// Nobody ever sets it but to take one away.
bool only_falls(const Program& program, const std::string& count) {
  return std::ranges::all_of(program.functions(), [&](const auto& each) {
    const FunctionSummary& function = each.second;
    return std::ranges::all_of(function.accesses, [&](const Access& access) {
      return !sets(access, count) || std::ranges::any_of(function.notes, [&](const Note& note) {
        return is_note(note, "falls") && note.site == access.site;
      });
    });
  });
}

/// May anything that comes behind a place, or runs beside it, come to `writer`? By the order of
/// lines, in the function and in those who call it.
class Behind {
 public:
  Behind(const Program& program, const FunctionSummary& writer)
      : program_(program), writer_(writer) {}

  bool may_write(const FunctionSummary& function, const Location& site,
                 const std::vector<int>& live) {
    if (!seen_.insert(function.usr).second) return false;
    for (std::size_t i = 0; i < function.spawns.size(); ++i) {
      const Call& call = function.spawns[i].call;
      const bool runs = std::ranges::count(live, static_cast<int>(i)) > 0;
      if ((runs || stands_before(site, call.site)) && leads_there(call)) return true;
    }
    for (const Call& call : function.calls)
      if (stands_before(site, call.site) && leads_there(call)) return true;
    return may_callers(function);
  }

 private:
  bool may_callers(const FunctionSummary& function) {
    for (const Start& start : starts_of(program_))
      if (calls(start.spawn->call, function))
        return !is_of_one_thread(program_, {function.usr, writer_.usr});
    for (const FunctionSummary* caller : callers_of(program_, function))
      for (const Call& call : caller->calls)
        if (calls(call, function) && may_write(*caller, call.site, call.live)) return true;
    return false;
  }

  bool calls(const Call& call, const FunctionSummary& function) const {
    return std::ranges::count(program_.targets(call.callee), &function) > 0;
  }

  bool leads_there(const Call& call) const {
    return std::ranges::any_of(program_.targets(call.callee), [&](const FunctionSummary* target) {
      return reached_from(program_, *target).contains(writer_.usr);
    });
  }

  const Program& program_;
  const FunctionSummary& writer_;
  std::set<std::string> seen_;
};

bool is_set_when_all_is_written(const Program& program, const std::string& flag,
                                const FunctionSummary& writer) {
  bool is_set = false;
  for (const auto& [usr, function] : program.functions())
    for (const Access& access : function.accesses) {
      if (!sets(access, flag)) continue;
      is_set = true;
      if (Behind(program, writer).may_write(function, access.site, access.live)) return false;
    }
  return is_set;
}

bool looks_first(const Program& program, const MemberUse& use, const std::string& flag) {
  return std::ranges::any_of(use.access->chain, [&](const Frame& frame) {
    return has_looked_at(program, frame, flag) && !has_note(*frame.function, "leaves-if", flag);
  });
}

}  // namespace

bool is_final(const Program& program, const MemberUse& without, const MemberUse& write,
              const std::string& guard) {
  const Frame& writing = write.access->chain.back();
  return std::ranges::any_of(writing.function->notes, [&](const Note& note) {
    const std::string flag = family(note.path);
    const bool goes_by = is_note(note, "leaves-if") && stands_before(note.site, writing.site);
    const bool counts = is_note(note, "falls") && only_falls(program, flag);
    return !flag.empty() && (goes_by || counts) && is_set_under(program, flag, guard) &&
           looks_first(program, without, flag);
  });
}

bool is_sealed(const Program& program, const MemberUse& without, const MemberUse& write) {
  const FunctionSummary& writer = *write.access->chain.back().function;
  const auto says_so = [&](const std::string& flag) {
    return !flag.empty() && is_set_when_all_is_written(program, flag, writer);
  };
  return std::ranges::any_of(without.access->chain, [&](const Frame& frame) {
    return std::ranges::any_of(frame.function->notes, [&](const Note& note) {
      return is_note(note, "leaves-unless") && stands_before(note.site, frame.site) &&
             std::ranges::any_of(flags_of(program, note), says_so);
    });
  });
}

bool is_at_its_end(const MemberUse& use) {
  return std::ranges::any_of(use.access->chain, [](const Frame& frame) {
    return std::ranges::any_of(frame.function->notes, [&](const Note& note) {
      return is_note(note, "deletes") && stands_before(frame.site, note.site);
    });
  });
}

}  // namespace ccgrade

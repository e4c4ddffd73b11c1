// Theory of operation. Somebody writes plain data and then stores an atomic that says it is there;
// somebody else loads it, and goes by what it says to the data. Only a release that an acquire
// reads from orders the two: if either side is relaxed, the one may see the atomic set and the data
// as it was. Reported where both sides are in view: a function that writes the data before the
// store, and another that reads it where it is reached only if the load said so (or that follows
// the pointer which the other has just made). The facts say what goes by what. One function may be
// both: it looks, relaxed, whether an object is there, makes it under a lock if not, and follows
// the pointer that it has. Who finds it at the first look is ordered by no lock.
//
// Silent where something else may order them: a fence, a lock or a wait on either side, another
// atomic that the one releases and the other acquires, an acquiring look at the same atomic; where
// the reader sets the atomic too; and where one of the two does not run beside others.
#include <algorithm>
#include <set>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/entries.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

constexpr const char* kRule = "relaxed-publication";

bool is_relaxed(const Note& note) {
  return note.kind.ends_with(" relaxed");
}

struct Side {
  const FunctionSummary* function = nullptr;
  const Note* note = nullptr;
};

/// Both sides of data that a relaxed atomic hands over.
struct Publication {
  Side store, load;
  Location written, read;
  std::string data;  ///< as the reader has it
};

std::set<std::string> ordered_by(const FunctionSummary& function, const char* kind) {
  std::set<std::string> atomics;
  for (const Note& note : function.notes)
    if (note.rule == kRule && note.kind == kind) atomics.insert(note.text);
  return atomics;
}

/// May something else give the two an order? An acquiring look at the same atomic does if the store
/// releases; another atomic, if the one releases it and the other acquires it.
bool may_be_ordered(const Side& store, const Side& load) {
  const FunctionSummary &writer = *store.function, &reader = *load.function;
  const std::string& atomic = load.note->text;
  const auto released = ordered_by(writer, "releases"), acquired = ordered_by(reader, "acquires");
  const bool meet = std::ranges::any_of(released, [&](const std::string& each) {
    return (each != atomic || !is_relaxed(*store.note)) && acquired.contains(each);
  });
  return meet || released.contains("") || acquired.contains("") || !reader.acquires.empty() ||
         reader.waits || writer.waits || !writer.spawns.empty();
}

/// Does one of the two run the other? Then one thread does both.
bool calls(const Program& program, const FunctionSummary& caller, const FunctionSummary& callee) {
  std::set<std::string> seen = {caller.usr};
  std::vector<const FunctionSummary*> todo = {&caller};
  while (!todo.empty()) {
    const FunctionSummary& function = *todo.back();
    todo.pop_back();
    for (const Call& call : function.calls)
      for (const FunctionSummary* target : program.targets(call.callee))
        if (seen.insert(target->usr).second) todo.push_back(target);
  }
  return seen.contains(callee.usr);
}

bool is_called_with_lock(const Program& program, const FunctionSummary& function) {
  return std::ranges::any_of(program.functions(), [&](const auto& each) {
    return std::ranges::any_of(each.second.calls, [&](const Call& call) {
      return !call.held.empty() && call.callee == function.usr;
    });
  });
}

class Publications {
 public:
  explicit Publications(const Program& program)
      : program_(program), beside_(beside_others(program)) {
    for (const auto& [usr, function] : program.functions()) {
      for (const Note& note : function.notes)
        if (note.rule == kRule && is_store(note)) stores_.push_back({&function, &note});
      acquired_.merge(ordered_by(function, "acquires"));
    }
  }

  std::vector<Publication> found() const {
    std::vector<Publication> all;
    for (const auto& [usr, function] : program_.functions())
      for (const Note& note : function.notes)
        if (note.rule == kRule && (is_read(note) || is_deref(note)))
          compare({&function, &note}, all);
    for (const auto& [usr, function] : program_.functions())
      for (const Note& note : function.notes)
        if (note.rule == kRule && note.kind == "makes") add_made(function, note, all);
    return all;
  }

 private:
  static bool is_store(const Note& note) {
    return note.kind.starts_with("store ") || note.kind.starts_with("publish ");
  }
  static bool is_read(const Note& note) { return note.kind.starts_with("reads "); }
  static bool is_deref(const Note& note) { return note.kind.starts_with("derefs "); }

  void compare(const Side& load, std::vector<Publication>& all) const {
    for (const Side& store : stores_) {
      if (family(store.note->path) != load.note->text || store.function == load.function) continue;
      if (!is_relaxed(*store.note) && (!is_relaxed(*load.note) || is_owners(load))) continue;
      if (store.function->builds || load.function->builds || stores_too(load) ||
          may_be_ordered(store, load) || is_called_with_lock(program_, *load.function) ||
          calls(program_, *store.function, *load.function) ||
          calls(program_, *load.function, *store.function))
        continue;
      if (is_deref(*load.note))
        add_pointer(store, load, all);
      else
        add_data(store, load, all);
    }
  }

  /// An atomic that the reader sets itself is mostly its own: the index of the only consumer.
  static bool stores_too(const Side& load) {
    return std::ranges::any_of(load.function->notes, [&](const Note& note) {
      return note.rule == kRule && is_store(note) && family(note.path) == load.note->text;
    });
  }

  /// Where others acquire what the store releases, a relaxed look is meant: the writer's own.
  bool is_owners(const Side& load) const { return acquired_.contains(load.note->text); }

  bool runs_beside(const FunctionSummary& function, const Access& access) const {
    return !access.live.empty() || beside_.contains(function.usr);
  }

  void add_pointer(const Side& store, const Side& load, std::vector<Publication>& all) const {
    const Location& at = load.note->other;
    const bool both = stands_bare(store, store.note->site) && stands_bare(load, load.note->site);
    if (store.note->kind.starts_with("publish ") && both)
      all.push_back({store, load, store.note->site, at, "*" + load.note->path.text});
  }
  /// The access to the atomic on that line runs beside others, and with no lock.
  bool stands_bare(const Side& side, const Location& site) const {
    return std::ranges::any_of(side.function->accesses, [&](const Access& access) {
      return access.atomic && access.site.line == site.line && access.held.empty() &&
             runs_beside(*side.function, access);
    });
  }

  /// `look`: the first one, after which the function makes what it has not found.
  void add_made(const FunctionSummary& function, const Note& look,
                std::vector<Publication>& all) const {
    const auto follows = [&](const Note& note) {
      return note.rule == kRule && note.site == look.site &&
             (note.kind == "derefs relaxed" || note.kind == "returns relaxed");
    };
    const auto stores = [&](const Note& note) {
      return note.rule == kRule && is_store(note) && note.site == look.other;
    };
    const auto load = std::ranges::find_if(function.notes, follows);
    const auto store = std::ranges::find_if(function.notes, stores);
    if (load == function.notes.end() || store == function.notes.end()) return;
    const Side looking{&function, &*load}, storing{&function, &*store};
    const auto acquired = ordered_by(function, "acquires");
    if (function.builds || acquired.contains("") || acquired.contains(look.text) ||
        is_called_with_lock(program_, function) || !stands_bare(looking, look.site) ||
        !stands_locked(storing))
      return;
    all.push_back({storing, looking, store->site, load->other, "*" + look.path.text});
  }
  static bool stands_locked(const Side& side) {
    return std::ranges::any_of(side.function->accesses, [&](const Access& access) {
      return access.atomic && access.write && access.site.line == side.note->site.line &&
             std::ranges::any_of(access.held,
                                 [](const Held& held) { return held.certain && !held.gate; });
    });
  }

  void add_data(const Side& store, const Side& load, std::vector<Publication>& all) const {
    const std::string data = family(load.note->path);
    for (const Access& read : load.function->accesses) {
      if (read.write || read.atomic || !read.held.empty() || family(read.path) != data ||
          read.site.line != load.note->other.line || !runs_beside(*load.function, read))
        continue;
      for (const Access& write : store.function->accesses)
        if (write.write && !write.atomic && !write.building && family(write.path) == data &&
            write.site.line <= store.note->site.line && runs_beside(*store.function, write)) {
          all.push_back({store, load, write.site, read.site, read.path.text});
          return;
        }
    }
  }

  const Program& program_;
  const std::set<std::string> beside_;
  std::set<std::string> acquired_;  ///< families of atomics that some function acquires
  std::vector<Side> stores_;
};

Finding describe(const Publication& found) {
  const FunctionSummary &writer = *found.store.function, &reader = *found.load.function;
  const Location &store = found.store.note->site, &load = found.load.note->site;
  const bool relaxed_store = is_relaxed(*found.store.note);
  const std::string flag = quoted(found.store.note->path.text), data = quoted(found.data);
  const bool one = &writer == &reader;  // and loads it relaxed, whatever the store is
  Finding finding;
  finding.rule = kRule;
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = load;
  finding.message = reader.name + " goes by " + flag + " to " + data + ", but " +
                    (relaxed_store && !one ? writer.name + " stores" : "loads") +
                    " it relaxed, which orders nothing: it may see " + data + " as it was before " +
                    (one ? "another thread made it" : writer.name);
  finding.sites = {{Role::reads, found.read.file, found.read.line, reader.name, found.data},
                   {Role::writes, found.written.file, found.written.line, writer.name, found.data}};
  finding.trail = {
      {found.written.file, found.written.line, "T1", writer.name + " writes " + data},
      {store.file, store.line, "T1",
       "sets " + flag + (relaxed_store ? ", relaxed: it may be seen first" : "")},
      {load.file, load.line, "T2",
       reader.name + " finds " + flag + " set" + (relaxed_store ? "" : ", by a relaxed load")},
      {found.read.file, found.read.line, "T2",
       "reads " + data + ", in no order with what T1 has written"}};
  return finding;
}

class RelaxedPublication : public Check {
 public:
  std::string rule() const override { return kRule; }

  void run(const Program& program, Sink& sink) const override {
    std::set<std::pair<std::string, int>> told;
    for (const Publication& found : Publications(program).found())
      if (told.emplace(found.load.note->site.file, found.load.note->site.line).second)
        sink.report(describe(found));
  }
};

}  // namespace

std::unique_ptr<Check> make_relaxed_publication_check() {
  return std::make_unique<RelaxedPublication>();
}

}  // namespace ccgrade

#pragma once
// What one translation unit tells the rest of the analysis: plain values, written as JSON by the
// frontend and read by the engine. Names are those of Infer's and RELAY's compositional analyses:
// a summary is stated in terms of its function's own parameters, receiver and captures, and every
// caller reads it with the actual arguments put in their place.
#include <string>
#include <vector>

#include "grader/model/finding.hpp"
#include "grader/model/result.hpp"

namespace ccgrade {

inline constexpr const char* kSummarySchema = "ccgrade/summary/v1";

enum class IndexKind {
  unknown,   ///< computed by calls, loops or assignments
  constant,  ///< a number, in `text`
  raw,       ///< a pure expression over `roots`, as the caller gave them
  ordered,   ///< made by min, max or the like: put in order on purpose
};

/// An index, or an argument that may become one.
struct Index {
  IndexKind kind = IndexKind::unknown;
  std::string text;                ///< as written
  std::vector<std::string> roots;  ///< keys of the variables it is made of: "F#0.from"
  bool plain = false;              ///< it is one root and nothing else
  bool wraps = false;              ///< it takes a remainder: behind the last comes the first
  bool operator==(const Index&) const = default;
};

enum class StepKind {
  field,
  index,
  owner,    ///< through a pointer that owns its object alone (unique_ptr, optional)
  deref,    ///< through any other pointer or reference: what it reaches may have other names
  address,  ///< `&`; cancels with the next owner or deref
};

struct Step {
  StepKind kind = StepKind::field;
  std::string name;    ///< of a field
  std::string record;  ///< the class that declares the field
  Index index;
  bool operator==(const Step&) const = default;
};

enum class Root { unknown, global, self, parameter, local };

/// Where an object is: a root and the steps to it. `id` names the root in the whole program: the
/// USR of a global, "F%name" for a local of F, "F#this" and "F#0" for F's receiver and parameters.
/// A lambda's captured variables keep the root they have in the enclosing function.
struct AccessPath {
  Root root = Root::unknown;
  std::string id;
  std::string text;  ///< as a reader would write it
  std::vector<Step> steps;
  /// A pointer or an index on the way may be set to something else between two uses.
  bool loose = false;
  bool operator==(const AccessPath&) const = default;
};

/// A lock (or, as a gate, a semaphore) that is held.
struct Held {
  AccessPath lock;
  Location site;
  bool gate = false;
  bool shared = false;
  bool certain = true;  ///< held on every path to here; false: on some
  /// What a call at `site` to this function, a USR, may have done for its object, `lock`: it is a
  /// gate if the function waits for other threads, and holds what the function leaves locked.
  std::string via;
  bool operator==(const Held&) const = default;
};

struct Acquire {
  AccessPath lock;
  Location site;
  bool shared = false;
  std::string type;        ///< of the lock: "std::mutex", "pthread_mutex_t"
  bool by_hand = false;    ///< by lock(), and no guard will unlock it
  bool if_asked = false;   ///< behind a test of a parameter: not every call does it
  std::vector<Held> held;  ///< before it
  std::vector<int> live;   ///< indices of this function's spawns that may still run
};

/// An unlock.
struct Release {
  AccessPath lock;
  Location site;
  bool own = false;  ///< of what the function itself has locked, as far as is known
  /// The unlock before it on every path, with nothing between the two that could have locked it
  /// again; line 0 where there is none.
  Location before;
  bool by_guard = false;  ///< a guard dies that still thinks it owns the lock
  Location adopted;       ///< where a guard took over what the function had not locked; line 0: not
  std::string type;       ///< of the lock, as in Acquire
};

/// A way out of the function with a lock still held that the function has taken by hand.
struct LockedExit {
  AccessPath lock;
  Location taken;
  Location exit;
  std::string how;  ///< "returns", "ends"
};

/// A read or write of what other threads may reach: a member, a global, what a reference leads to,
/// or a local that a lambda has captured by reference.
struct Access {
  AccessPath path;
  Location site;
  bool write = false;
  bool atomic = false;
  bool building = false;  ///< of the object that a constructor makes or a destructor ends
  std::string type;       ///< of what is accessed, as written
  std::vector<Held> held;
  std::vector<int> live;  ///< as in Acquire
};

struct Argument {
  AccessPath path;
  Index value;
  std::string callable;  ///< USR of the lambda or function passed, if it is one
};

struct Call {
  std::string callee;  ///< USR; empty where the call goes through a value: see `through`
  std::string name;
  AccessPath through;  ///< the parameter or variable that is called
  AccessPath receiver;
  std::vector<Argument> args;
  Location site;
  std::vector<Held> held;
  std::vector<int> live;
  bool last = false;  ///< the function does not go on behind it: it leads to exit() or the like
  bool kept = false;  ///< a variable is made of its result, which may hold a lock until it ends
};

/// A thread started: `call` is what it runs, with nothing held.
struct Spawn {
  Call call;
  AccessPath
      object;  ///< the thread, or the container that it is put into; unknown where it is neither
};

/// A way out of the function on which a local thread is still joinable.
struct UnjoinedExit {
  Location exit;
  std::string how;  ///< "returns", "ends"
  Location branch;  ///< the condition that leads there; line 0 where there is none
};

struct ThreadObject {
  std::string name;
  bool many = false;  ///< a container of threads
  Location created;
  std::vector<UnjoinedExit> unjoined;
};

/// A comparison, or a call that orders its arguments, anywhere in a function.
struct Condition {
  std::string op;                 ///< "<", "==", …; "order" for swap and sort, "pick" for
                                  ///< min, max and the like, "" for a bare test
  std::vector<std::string> left;  ///< roots on either side
  std::vector<std::string> right;
  bool early_out = false;  ///< it only guards a return, throw, continue or break
  /// It compares a remainder, or a sum or difference with what is no mere number: `seat + 1 < n`.
  bool computed = false;
};

/// What one check alone has noted: its facts.cpp says what the parts mean.
struct Note {
  std::string rule;
  std::string kind;
  Location site;
  Location other;
  std::string text;
  AccessPath path;
  Fix fix;  ///< line 0 where there is none that is certain
};

struct FunctionSummary {
  std::string usr;
  std::string name;  ///< for a reader: "Bank::transfer", "lambda in main"
  Location site;
  std::string owner;                   ///< the class of a method
  bool exposed = false;                ///< code outside of its class or unit may call it
  bool builds = false;                 ///< a constructor or destructor
  bool waits = false;                  ///< for other threads: a condition, semaphore, barrier, …
  bool spins = false;                  ///< until another thread has changed an atomic
  std::vector<std::string> overrides;  ///< USRs of the virtual functions it overrides
  std::vector<Acquire> acquires;
  std::vector<Release> releases;
  std::vector<Held> leaves;  ///< what is held at every way out, and was taken here
  std::vector<LockedExit> locked_exits;
  std::vector<Access> accesses;
  std::vector<Call> calls;
  std::vector<Spawn> spawns;
  std::vector<int> outliving;  ///< indices of spawns that may still run when it ends
  std::vector<ThreadObject> threads;
  std::vector<Condition> conditions;
  std::vector<Note> notes;
  bool abandoned = false;  ///< its analysis did not settle; its unit is then given up, and not kept
};

/// A file that was read, and digest() of what it held.
struct Input {
  std::string path;
  std::string digest;
};

/// What a unit with a main declares in its own source file, and no header does.
struct OwnName {
  std::string usr;
  std::string record;  ///< of a class, as fields name it; empty: it is none
};

struct UnitSummary {
  std::string source;
  std::vector<FunctionSummary> functions;
  std::vector<Input> inputs;
  std::vector<OwnName> own;  ///< empty in units without a main
};

/// JSON text of a unit, and back; the error names what does not fit.
std::string summary_to_json(const UnitSummary& unit);
Result<UnitSummary> summary_from_json(const std::string& text);

}  // namespace ccgrade

#pragma once
// What the types and functions of libraries mean to the analysis. Data: the files in
// analyzers/static/models, and any that a user adds for a library of their own. Names are full ones
// without template arguments: "std::unique_lock", "pthread_mutex_lock", "absl::Mutex".
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "grader/model/result.hpp"

namespace ccgrade {

enum class TypeKind {
  other,
  mutex,          ///< lock(), unlock(), and their shared forms
  guard,          ///< owns locks and releases them when it dies
  semaphore,      ///< acquire(), release()
  thread,         ///< must be joined or detached before it dies
  jthread,        ///< joins when it dies
  thread_number,  ///< what C calls a thread: a call joins it
  future,         ///< get() and wait() wait; one from std::async also when it dies
  promise,
  once,  ///< tells call_once whether it has been
  condition,
  atomic,
  unique_owner,  ///< unique_ptr, optional
  shared_owner,  ///< shared_ptr, reference_wrapper
  container,
  function,   ///< std::function and the like
  duration,   ///< as an argument of a guard's constructor: it tries until then
  adopt_tag,  ///< a guard's constructor that gets one takes a held lock over …
  defer_tag,  ///< … leaves it alone …
  try_tag,    ///< … or takes it if it is free
};

/// What a call does to the lock, semaphore or guard that it is called on (a member function), or to
/// its first argument (a free one).
enum class LockAction {
  none,
  lock,
  lock_shared,
  attempt,
  attempt_shared,
  unlock,
  gate_in,
  gate_attempt,
  gate_out,
  lock_all,  ///< every argument, in an order that cannot deadlock: std::lock
};

/// What a function does to the order of its arguments: picks values from them, or moves them.
enum class Ordering { none, picks, moves };

/// What is gone after a call: what its first argument points to, or what the object that it is
/// called on owns.
enum class Destroys { nothing, argument, owned };

struct TypeModel {
  TypeKind kind = TypeKind::other;
  bool recursive = false;  ///< its owner may lock it again
  bool of_c = false;    ///< no guard is there for it, and `makes_recursive` may make it recursive
  bool shared = false;  ///< a guard that locks for reading only
  std::map<std::string, LockAction> members;  ///< where they have other names than in std
};

struct FunctionModel {
  LockAction action = LockAction::none;
  Ordering ordering = Ordering::none;
  Destroys destroys = Destroys::nothing;
  bool waits = false;           ///< until another thread does something
  bool meets = false;           ///< … and that is to come there, too
  bool runs_once = false;       ///< what it is given, once for all; whoever comes late waits
  bool joins = false;           ///< until a thread has ended, or a task
  bool timed = false;           ///< it waits on a condition, and no longer than for a time
  bool sets_handler = false;    ///< of a signal: its second argument
  bool notifies_one = false;    ///< wakes one of those who wait …
  bool notifies_all = false;    ///< … or all of them
  bool detaches = false;        ///< lets a thread go
  bool keeps_callable = false;  ///< stores or forwards a callable instead of calling it
  bool receives = false;        ///< what others send, for as long as they do: accept, recv
  bool signal_safe = false;     ///< may be called in a handler of a signal
  bool ends_process = false;    ///< does not return
  std::string blocks;           ///< why it may take long: "sleeps", "reads from a socket"
  std::string mt_unsafe;        ///< why two threads may not call it, and what to call instead
  std::string opens;            ///< the kind of handle that it gives: "file" …
  std::optional<int> opens_in;  ///< … through this argument; otherwise as its result
  std::optional<int> closes;    ///< the argument whose handle it takes back
  /// The argument by which, where it is not 0, locks may be taken again by who holds them.
  std::optional<int> makes_recursive;
  /// Of a function that is no member: the arguments that point to the condition that it waits on or
  /// notifies, and to the lock that it gives back meanwhile; the one that a new thread calls with
  /// those behind it; and the one that leads to the thread that it starts, joins or lets go.
  std::optional<int> condition, lock, starts, thread;
  std::string signal_unsafe;     ///< why no handler of a signal may call it
  std::optional<int> asks_path;  ///< the argument that names a file, which it looks at …
  bool asks_rights = false;      ///< … for what the user may do with it
  std::optional<int> uses_path;  ///< the argument that names a file, which it opens or changes …
  bool only_reads = false;       ///< … to read it

  /// Do checks want to know of each call?
  bool is_told() const {
    return waits || runs_once || joins || notifies_one || notifies_all || detaches ||
           sets_handler || makes_recursive || ends_process || !blocks.empty() ||
           !mt_unsafe.empty() || !opens.empty() || closes || destroys != Destroys::nothing;
  }
};

class Models {
 public:
  /// Reads model files: (name, text) each; a later one adds to, and overrides, an earlier one. The
  /// Error names the file and what is wrong in it.
  static Result<Models> read(const std::vector<std::pair<std::string, std::string>>& files);

  /// Null for what no model names.
  const TypeModel* type(const std::string& name) const;
  const FunctionModel* function(const std::string& name) const;
  /// A member function of a mutex, guard or semaphore.
  LockAction member(const TypeModel& type, const std::string& name) const;

 private:
  std::map<std::string, TypeModel> types_;
  std::map<std::string, FunctionModel> functions_;
  std::map<std::string, LockAction> members_;
};

}  // namespace ccgrade

#pragma once
#include <pthread.h>

#include <atomic>

namespace ccgrade::watch {

/// Return addresses, innermost first.
struct Stack {
  static constexpr int kMost = 16;
  int count = 0;
  void* frames[kMost];
};

/// What a thread is doing. `timed` and `running` end by themselves; the others need another thread.
enum class State : int {
  running,
  timed,
  mutex,
  read_lock,
  write_lock,
  condition,
  join,
  semaphore,
  futex,
  barrier,
};
const char* name_of(State state);

struct Hold {
  std::atomic<const void*> object{nullptr};
  bool shared = false;
  Stack at;
};

/// One thread of the program under test. Written by the thread itself, but for `joined` and
/// `detached`; read by others at any time, who check `epoch` before and after.
struct Thread {
  static constexpr int kMostHolds = 48;

  std::atomic<bool> used{false};
  int number = 0;  ///< since the scenario began; 0 is the scenario's own thread
  std::atomic<unsigned long> order{0};  ///< of all rows ever made: a later one is larger
  std::atomic<pthread_t> handle{};
  std::atomic<unsigned long> epoch{0};  ///< grows with everything the thread does
  std::atomic<State> state{State::running};
  std::atomic<const void*> wanted{nullptr};
  std::atomic<bool> finished{false};
  std::atomic<bool> joined{false};
  std::atomic<bool> detached{false};
  Stack created;
  Stack waiting;
  Hold holds[kMostHolds];

  long failed_tries = 0;  ///< since it last waited, or got the lock that it failed to get
  const void* tried = nullptr;
  bool spin_reported = false;
  int pauses_left = 0;
  unsigned long random = 0;  ///< state of the dice; 0: pauses have not been dealt out yet

  Hold* find_hold(const void* object);
  void add_hold(const void* object, bool shared, const Stack& at);
  void drop_hold(const void* object);
  int hold_count() const;
};

/// The calling thread's row; made on first use for threads that were not created through us.
Thread& self();
/// Binds the calling thread to a row that its creator made.
void become(Thread& thread);
/// A fresh row, or null when the table is full.
Thread* new_thread();
/// The row of a thread that can still be joined or detached.
Thread* find_thread(pthread_t handle);
/// The handle is `owner`'s: whoever had it before is gone, even if we heard nothing of it. Its
/// creator and the thread itself both say so, whichever comes first; so it is told by the order of
/// the rows who came before, and a thread that already took over from `owner` stays.
void take_handle(Thread& owner, pthread_t handle);

/// The number of a thread that an earlier scenario left behind.
inline constexpr int kOfEarlierScenario = -1;
inline constexpr int kMostThreads = 512;
Thread* all_threads();  ///< kMostThreads rows; skip those not `used`
/// Starts numbering afresh: threads of earlier scenarios that are over leave the table.
void begin_numbering();

/// The calling thread waits for `object` while this lives.
class Waiting {
 public:
  Waiting(Thread& thread, State state, const void* object, const Stack& at);
  ~Waiting();
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

 private:
  Thread& thread_;
};

/// The stack by unwind tables: right through every library, some microseconds.
Stack unwound_stack();
/// The stack by frame pointers from `frame` on: some nanoseconds, and right as long as only code
/// built with frame pointers lies between, as submissions and harnesses are.
Stack frame_stack(void* return_address, void* frame);

}  // namespace ccgrade::watch

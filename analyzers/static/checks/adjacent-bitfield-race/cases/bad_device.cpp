// A thread of the object's own against its methods, and two methods with a mutex for each field.
#include <mutex>
#include <thread>

class Device {
 public:
  void start() {
    poller_ = std::jthread([this] { poll(); });
  }
  void set_enabled(bool on) { state_.enabled = on; }  // FINDING adjacent-bitfield-race

 private:
  struct State {
    bool enabled : 1;
    bool connected : 1;
    int errors;
  };
  void poll() {
    for (int i = 0; i < 100; ++i) state_.connected = i % 2 == 0;
  }
  State state_{};
  std::jthread poller_;
};

class Door {
 public:
  void open() {
    std::lock_guard lock(open_mutex_);
    open_ = 1;  // FINDING adjacent-bitfield-race
  }
  void lock_up() {
    std::lock_guard lock(locked_mutex_);
    locked_ = 1;
  }

 private:
  std::mutex open_mutex_, locked_mutex_;
  unsigned char open_ : 1 = 0;
  unsigned char locked_ : 1 = 0;
};

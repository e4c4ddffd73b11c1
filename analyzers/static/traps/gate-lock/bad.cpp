// The gate is open again before the two are taken: both threads are let in.
#include <mutex>
#include <thread>

class Bridge {
 public:
  void eastwards() {
    std::unique_lock gate(gate_);
    ++waiting_;
    gate.unlock();
    std::lock_guard west(west_);
    std::lock_guard east(east_);  // FINDING lock-order-inversion
    ++crossed_;
  }
  void westwards() {
    std::unique_lock gate(gate_);
    ++waiting_;
    gate.unlock();
    std::lock_guard east(east_);
    std::lock_guard west(west_);
    --crossed_;
  }

 private:
  std::mutex gate_, west_, east_;
  int crossed_ = 0, waiting_ = 0;
};

int main() {
  Bridge bridge;
  std::jthread truck([&] { bridge.eastwards(); });
  std::jthread car([&] { bridge.westwards(); });
}

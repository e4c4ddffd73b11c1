// Only one of the two goes through the gate.
#include <mutex>
#include <thread>

class Bridge {
 public:
  void eastwards() {
    std::lock_guard gate(gate_);
    std::lock_guard west(west_);
    std::lock_guard east(east_);  // FINDING lock-order-inversion
    ++crossed_;
  }
  void westwards() {
    std::lock_guard east(east_);
    std::lock_guard west(west_);
    --crossed_;
  }

 private:
  std::mutex gate_, west_, east_;
  int crossed_ = 0;
};

int main() {
  Bridge bridge;
  std::jthread truck([&] { bridge.eastwards(); });
  std::jthread car([&] { bridge.westwards(); });
}

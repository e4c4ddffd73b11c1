// The meter's thread writes what its owner reads, and there is no lock at all.
#include <thread>

class Meter {
 public:
  void run(int rounds) {
    std::thread sampler([this, rounds] { sample(rounds); });
    for (int i = 0; i < rounds; ++i)
      if (last_ > 100) peaks_ = peaks_ + 1;
    sampler.join();
  }
  int peaks() const { return peaks_; }

 private:
  void sample(int rounds) {
    for (int i = 0; i < rounds; ++i) last_ = i * 7 % 110;  // FINDING unguarded-shared-write
  }
  int last_ = 0;
  int peaks_ = 0;
};

int main() {
  Meter meter;
  meter.run(1000);
  return meter.peaks();
}

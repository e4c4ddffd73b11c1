// Sixty-four counters are frozen in one order, which makes over two thousand pairs of locks that
// are all right; one method takes one pair the other way round.
#include <mutex>
#include <thread>

class Counters {
 public:
  void merge() {
    std::lock_guard to(a1);
    std::lock_guard from(a0);  // FINDING lock-order-inversion
    ++merged_;
  }
  void freeze() {
    std::lock_guard l_a0(a0), l_a1(a1), l_a2(a2), l_a3(a3), l_a4(a4), l_a5(a5), l_a6(a6), l_a7(a7),
        l_a8(a8), l_a9(a9), l_a10(a10), l_b0(b0), l_b1(b1), l_b2(b2), l_b3(b3), l_b4(b4), l_b5(b5),
        l_b6(b6), l_b7(b7), l_b8(b8), l_b9(b9), l_b10(b10), l_c0(c0), l_c1(c1), l_c2(c2), l_c3(c3),
        l_c4(c4), l_c5(c5), l_c6(c6), l_c7(c7), l_c8(c8), l_c9(c9), l_c10(c10), l_d0(d0), l_d1(d1),
        l_d2(d2), l_d3(d3), l_d4(d4), l_d5(d5), l_d6(d6), l_d7(d7), l_d8(d8), l_d9(d9), l_d10(d10),
        l_e0(e0), l_e1(e1), l_e2(e2), l_e3(e3), l_e4(e4), l_e5(e5), l_e6(e6), l_e7(e7), l_e8(e8),
        l_e9(e9), l_e10(e10), l_f0(f0), l_f1(f1), l_f2(f2), l_f3(f3), l_f4(f4), l_f5(f5), l_f6(f6),
        l_f7(f7), l_f8(f8);
    ++frozen_;
  }

 private:
  std::mutex a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9,
      b10, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, d10,
      e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, f0, f1, f2, f3, f4, f5, f6, f7, f8;
  int frozen_ = 0, merged_ = 0;
};

int main() {
  Counters counters;
  std::thread freezing([&] { counters.freeze(); });
  counters.merge();
  freezing.join();
}

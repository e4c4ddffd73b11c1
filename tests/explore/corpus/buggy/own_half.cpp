// expect: race
#include <thread>

int left = 1, right = 2;

struct Halves {
  int left = 3, right = 4;
};

int& half_of(bool first) {
  return first ? left : right;
}

int read_half(Halves& halves, bool first) {
  int spare = 0;
  int& mine = first ? halves.left : halves.right;
  int& seen = mine > 90 ? spare : mine;
  return half_of(first) + seen;
}

int sum_of_picked(const bool* firsts, int count) {
  int sum = 0;
  for (int i = 0; i < count; ++i) sum += firsts[i] ? left : right;
  return sum;
}

void work(Halves& halves, bool first, int& sum) {
  const bool firsts[] = {first, first, first};
  sum = read_half(halves, first) + sum_of_picked(firsts, 3);
  (first ? halves.left : halves.right) = sum;
  half_of(first) = sum;
}

int main() {
  Halves halves;
  int sums[2];
  std::thread one(work, std::ref(halves), true, std::ref(sums[0]));
  std::thread two(work, std::ref(halves), true, std::ref(sums[1]));
  one.join();
  two.join();
  return sums[0] + sums[1] == 0;
}

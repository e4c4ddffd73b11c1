// expect: use-after-free
// The thread gives the address of its own local, which is read when it has ended.
#include <cstdio>
#include <thread>

int* result = nullptr;

void count() {
  int sum = 0;
  for (int i = 0; i < 3; ++i) sum += i;
  result = &sum;
}

int main() {
  std::thread counter(count);
  counter.join();
  std::printf("%d\n", *result);
}

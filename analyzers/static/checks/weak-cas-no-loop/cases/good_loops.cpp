#include <atomic>

std::atomic<int> most{0};

void raise_to(int value) {
  int seen = most.load();
  while (seen < value && !most.compare_exchange_weak(seen, value)) {
  }
}

void add(int value) {
  int seen = most.load();
  do {
  } while (!most.compare_exchange_weak(seen, seen + value));
}

void spin(int value) {
  for (int seen = most;;) {
    if (most.compare_exchange_weak(seen, value)) break;
  }
}

void jump(int value) {
  int seen = most;
again:
  if (!most.compare_exchange_weak(seen, value)) goto again;
}

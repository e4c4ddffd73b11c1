// Made before the threads begin.
#include <thread>

int* table;

int* get() {
  if (!table) table = new int[10];
  return table;
}

int main() {
  int* ready = get();
  std::thread a([ready] { ready[0] = 1; });
  a.join();
  return get()[0];
}

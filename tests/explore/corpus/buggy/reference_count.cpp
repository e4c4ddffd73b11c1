// Relaxed decrements do not order the other owner's writes before the last one's delete.
// expect: race
#include <atomic>
#include <thread>

int collected = 0;

struct Page {
  ~Page() { collected = top + bottom; }

  std::atomic<int> owners = 2;
  int top = 0;
  int bottom = 0;
};

void release(Page* page) {
  if (page->owners.fetch_sub(1, std::memory_order_relaxed) == 1) delete page;
}

void write_top(Page* page) {
  page->top = 1;
  release(page);
}

void write_bottom(Page* page) {
  page->bottom = 2;
  release(page);
}

int main() {
  Page* const page = new Page;
  std::thread first(write_top, page);
  std::thread second(write_bottom, page);
  first.join();
  second.join();
}

// The queue is full, and the mutex of <threads.h> stays locked.
#include <threads.h>

struct queue {
  mtx_t lock;
  cnd_t filled;
  int items[16];
  int count;
};

int put(struct queue* queue, int item) {
  if (thrd_success != mtx_lock(&queue->lock)) return -1;
  if (queue->count == 16) return -1;  // FINDING lock-not-released
  queue->items[queue->count++] = item;
  cnd_signal(&queue->filled);
  mtx_unlock(&queue->lock);
  return 0;
}

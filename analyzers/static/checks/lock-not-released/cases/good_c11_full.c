// Each way out unlocks; where the lock or the try failed there is nothing to unlock.
#include <threads.h>

struct queue {
  mtx_t lock;
  cnd_t filled;
  int items[16];
  int count;
};

int put(struct queue* queue, int item) {
  int result = -1;
  if (thrd_success != mtx_lock(&queue->lock)) return -1;
  if (queue->count < 16) {
    queue->items[queue->count++] = item;
    cnd_signal(&queue->filled);
    result = 0;
  }
  mtx_unlock(&queue->lock);
  return result;
}

int take_if_there(struct queue* queue) {
  if (mtx_trylock(&queue->lock) != thrd_success) return -1;
  const int item = queue->count > 0 ? queue->items[--queue->count] : -1;
  mtx_unlock(&queue->lock);
  return item;
}

int take(struct queue* queue) {
  mtx_lock(&queue->lock);
  while (queue->count == 0) cnd_wait(&queue->filled, &queue->lock);
  const int item = queue->items[--queue->count];
  mtx_unlock(&queue->lock);
  return item;
}

// The caller holds the mutex and looks again; or a goto leads back to the test.
#include <pthread.h>

struct queue {
  pthread_mutex_t mutex;
  pthread_cond_t filled;
  int items[16];
  int count;
};

static void wait_for_items(struct queue* queue) {
  pthread_cond_wait(&queue->filled, &queue->mutex);
}

int queue_pop(struct queue* queue) {
  pthread_mutex_lock(&queue->mutex);
  while (queue->count == 0) wait_for_items(queue);
  const int item = queue->items[--queue->count];
  pthread_mutex_unlock(&queue->mutex);
  return item;
}

int queue_look(struct queue* queue) {
  pthread_mutex_lock(&queue->mutex);
again:
  if (queue->count == 0) {
    pthread_cond_wait(&queue->filled, &queue->mutex);
    goto again;
  }
  const int item = queue->items[queue->count - 1];
  pthread_mutex_unlock(&queue->mutex);
  return item;
}

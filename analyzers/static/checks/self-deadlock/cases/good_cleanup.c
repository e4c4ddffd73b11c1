/* The handler that pthread_cleanup_pop(1) runs unlocks, as it would if the thread were cancelled.
 */
#include <pthread.h>
#include <stddef.h>

struct queue {
  pthread_mutex_t mutex;
  pthread_cond_t filled;
  int items[64];
  int count;
};

static void unlock(void* mutex) {
  pthread_mutex_unlock(mutex);
}

static int take(struct queue* queue) {
  int item;
  pthread_mutex_lock(&queue->mutex);
  pthread_cleanup_push(unlock, &queue->mutex);
  while (queue->count == 0) pthread_cond_wait(&queue->filled, &queue->mutex);
  item = queue->items[--queue->count];
  pthread_cleanup_pop(1);
  return item;
}

static int is_empty(struct queue* queue) {
  pthread_mutex_lock(&queue->mutex);
  const int empty = queue->count == 0;
  pthread_mutex_unlock(&queue->mutex);
  return empty;
}

static void* work(void* argument) {
  struct queue* queue = argument;
  long sum = 0;
  do {
    sum += take(queue);
  } while (!is_empty(queue));
  return (void*)sum;
}

int run(struct queue* queue) {
  pthread_t worker;
  if (pthread_create(&worker, NULL, work, queue) != 0) return 1;
  return pthread_join(worker, NULL);
}

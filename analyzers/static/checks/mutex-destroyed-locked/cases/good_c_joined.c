// Threads of POSIX and of C that are waited for: in a loop, by a function that is handed them, by
// one that is handed what has them.
#include <pthread.h>
#include <threads.h>

static int log_alone(void* lock) {
  mtx_lock(lock);
  mtx_unlock(lock);
  return 0;
}

static void* work(void* lock) {
  pthread_mutex_lock(lock);
  pthread_mutex_unlock(lock);
  return NULL;
}

int run_loggers(int count) {
  thrd_t threads[4];
  mtx_t output;
  if (count > 4 || mtx_init(&output, mtx_plain) != thrd_success) return -1;
  for (int i = 0; i < count; i++) thrd_create(&threads[i], log_alone, &output);
  for (int i = 0; i < count; i++) thrd_join(threads[i], NULL);
  mtx_destroy(&output);
  return 0;
}

static void join_all(pthread_t* threads, int count) {
  for (int i = 0; i < count; i++) pthread_join(threads[i], NULL);
}

int run_workers(void) {
  pthread_t threads[4];
  pthread_mutex_t lock;
  pthread_mutex_init(&lock, NULL);
  for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, work, &lock);
  join_all(threads, 4);
  pthread_mutex_destroy(&lock);
  return 0;
}

struct pool {
  pthread_t threads[4];
  int size;
};

static void pool_wait(struct pool* pool) {
  join_all(pool->threads, pool->size);
}

int run_pool(void) {
  struct pool pool = {.size = 4};
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  for (int i = 0; i < pool.size; i++) pthread_create(&pool.threads[i], NULL, work, &lock);
  pool_wait(&pool);
  return 0;
}

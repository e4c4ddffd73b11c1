#include <pthread.h>

static pthread_mutex_t pool_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t item_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t item_ready = PTHREAD_COND_INITIALIZER;
static int items, used;

int take() {
  pthread_mutex_lock(&pool_mutex);
  pthread_mutex_lock(&item_mutex);
  while (items == 0)
    pthread_cond_wait(&item_ready, &item_mutex);  // FINDING wait-holding-second-lock
  --items;
  ++used;
  pthread_mutex_unlock(&item_mutex);
  pthread_mutex_unlock(&pool_mutex);
  return used;
}

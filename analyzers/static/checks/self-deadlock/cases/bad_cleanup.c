/* pthread_cleanup_pop(0) takes the handler off and does not run it. */
#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int jobs;

static void unlock(void* mutex) {
  pthread_mutex_unlock(mutex);
}

void work(void) {
  pthread_mutex_lock(&mutex);
  pthread_cleanup_push(unlock, &mutex);
  ++jobs;
  pthread_cleanup_pop(0);
  pthread_mutex_lock(&mutex);  // FINDING self-deadlock
  ++jobs;
  pthread_mutex_unlock(&mutex);
}

// What the thread has pushed unlocks for it.
#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int ready;

static void unlock(void* argument) {
  pthread_mutex_unlock(argument);
}

void* work(void* argument) {
  (void)argument;
  pthread_mutex_lock(&mutex);
  pthread_cleanup_push(unlock, &mutex);
  while (!ready) pthread_cond_wait(&changed, &mutex);
  pthread_cleanup_pop(1);
  return 0;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, 0, work, 0);
  return pthread_join(thread, 0);
}

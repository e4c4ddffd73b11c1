#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int entries[8], used;

int add(int entry) {
  int result = 0;
  pthread_mutex_lock(&mutex);
  if (used == 8) {
    pthread_mutex_unlock(&mutex);
    result = -1;
    goto fail;
  }
  entries[used++] = entry;
  pthread_mutex_unlock(&mutex);
  return result;
fail:
  pthread_mutex_unlock(&mutex);  // FINDING unlock-not-held
  return result;
}

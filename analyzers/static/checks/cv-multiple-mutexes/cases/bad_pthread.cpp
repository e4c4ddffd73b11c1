#include <pthread.h>

static pthread_mutex_t readers = PTHREAD_MUTEX_INITIALIZER, writers = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int data, space;

void wait_for_data() {
  pthread_mutex_lock(&readers);
  while (data == 0) pthread_cond_wait(&changed, &readers);
  pthread_mutex_unlock(&readers);
}

void wait_for_space() {
  pthread_mutex_lock(&writers);
  while (space == 0) pthread_cond_wait(&changed, &writers);  // FINDING cv-multiple-mutexes
  pthread_mutex_unlock(&writers);
}

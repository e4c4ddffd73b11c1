// Where there are no guards to be had.
#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int total;

static int price(int item) {
  return item * 2;
}

void sell(int item) {
  pthread_mutex_lock(&mutex);
  total += price(item);
  pthread_mutex_unlock(&mutex);
}

// What the threads write is read when a loop has waited for all of them.
#include <pthread.h>
#include <stdio.h>

static long sums[4];
static long total;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void* add(void* given) {
  const long number = (long)given;
  sums[number] = number * number;
  pthread_mutex_lock(&lock);
  total += sums[number];
  pthread_mutex_unlock(&lock);
  return NULL;
}

int main(void) {
  pthread_t threads[4];
  for (long i = 0; i < 4; i++) pthread_create(&threads[i], NULL, add, (void*)i);
  for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
  total = total * 2;
  printf("%ld\n", total);
  return 0;
}

// A POSIX mutex that its attributes make recursive.
#include <pthread.h>

pthread_mutex_t tree_mutex;
int nodes;

void prepare() {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_init(&tree_mutex, &attributes);
  pthread_mutexattr_destroy(&attributes);
}

void count(int depth) {
  pthread_mutex_lock(&tree_mutex);
  ++nodes;
  if (depth > 0) count(depth - 1);
  pthread_mutex_unlock(&tree_mutex);
}

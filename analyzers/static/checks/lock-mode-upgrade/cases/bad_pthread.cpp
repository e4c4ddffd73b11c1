#include <pthread.h>

static pthread_rwlock_t settings_lock = PTHREAD_RWLOCK_INITIALIZER;
static int verbose, generation;

static void change(int value) {
  pthread_rwlock_wrlock(&settings_lock);  // FINDING lock-mode-upgrade
  verbose = value;
  ++generation;
  pthread_rwlock_unlock(&settings_lock);
}

void toggle() {
  pthread_rwlock_rdlock(&settings_lock);
  if (verbose) change(0);
  pthread_rwlock_unlock(&settings_lock);
}

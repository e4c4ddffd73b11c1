#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int letters, parcels;

void wait_for_letter() {
  pthread_mutex_lock(&mutex);
  while (letters == 0) pthread_cond_wait(&changed, &mutex);
  --letters;
  pthread_mutex_unlock(&mutex);
}

void wait_for_parcel() {
  pthread_mutex_lock(&mutex);
  while (parcels == 0) pthread_cond_wait(&changed, &mutex);
  --parcels;
  pthread_mutex_unlock(&mutex);
}

void bring_letter() {
  pthread_mutex_lock(&mutex);
  ++letters;
  pthread_cond_signal(&changed);  // FINDING cv-notify-one-many-predicates
  pthread_mutex_unlock(&mutex);
}

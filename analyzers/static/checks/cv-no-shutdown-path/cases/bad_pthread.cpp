#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
static int jobs, done;

static void* work(void*) {
  for (;;) {
    pthread_mutex_lock(&mutex);
    while (jobs == 0) pthread_cond_wait(&filled, &mutex);  // FINDING cv-no-shutdown-path
    --jobs;
    ++done;
    pthread_mutex_unlock(&mutex);
  }
}

int main() {
  pthread_t worker;
  if (pthread_create(&worker, nullptr, work, nullptr) != 0) return 1;
  for (int i = 0; i < 10; ++i) {
    pthread_mutex_lock(&mutex);
    ++jobs;
    pthread_cond_signal(&filled);
    pthread_mutex_unlock(&mutex);
  }
  pthread_join(worker, nullptr);
  return done == 10 ? 0 : 1;
}

// The threads are handed a mutex of this function's, which does not wait for them.
#include <threads.h>

struct job {
  mtx_t* output;
  int number;
};

static int work(void* given) {
  struct job* job = given;
  mtx_lock(job->output);
  job->number *= 2;
  mtx_unlock(job->output);
  return 0;
}

static int log_alone(void* lock) {
  mtx_lock(lock);
  mtx_unlock(lock);
  return 0;
}

int start_loggers(void) {
  thrd_t threads[4];
  mtx_t output;
  if (mtx_init(&output, mtx_plain) != thrd_success) return -1;
  for (int i = 0; i < 4; i++)
    thrd_create(&threads[i], log_alone, &output);  // FINDING mutex-destroyed-locked
  return 0;
}

int run(struct job* job) {
  thrd_t thread;
  if (thrd_create(&thread, work, job) != thrd_success) return -1;
  return thrd_join(thread, NULL) == thrd_success ? 0 : -1;
}

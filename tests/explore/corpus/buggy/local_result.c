// expect: race
#include <pthread.h>

struct job {
  int input;
  int result;
  int done;
};

static void* work(void* argument) {
  struct job* job = argument;
  job->result = job->input * 2;
  job->done = 1;
  return NULL;
}

int main(void) {
  struct job job = {21, 0, 0};
  pthread_t worker;
  pthread_create(&worker, NULL, work, &job);
  const int early = job.done ? job.result : -1;
  pthread_join(worker, NULL);
  return early == 0;
}

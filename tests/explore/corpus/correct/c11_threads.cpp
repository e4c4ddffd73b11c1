// The C11 thread functions: two workers count under a lock, main waits for both counts.
// correct: thrd_create, thrd_join, mtx_t, cnd_t, call_once, tss_t
#include <threads.h>

#include <cassert>

mtx_t mutex;
cnd_t changed;
tss_t own_number;
once_flag once = ONCE_FLAG_INIT;
int finished = 0;

void set_up() {
  mtx_init(&mutex, mtx_plain);
  cnd_init(&changed);
  tss_create(&own_number, nullptr);
}

int work(void* number) {
  call_once(&once, set_up);
  tss_set(own_number, number);
  mtx_lock(&mutex);
  ++finished;
  cnd_signal(&changed);
  mtx_unlock(&mutex);
  return *static_cast<int*>(tss_get(own_number));
}

int main() {
  int numbers[] = {3, 4};
  thrd_t workers[2];
  for (int i = 0; i < 2; ++i) {
    const int status = thrd_create(&workers[i], work, &numbers[i]);
    assert(status == thrd_success);
  }
  call_once(&once, set_up);
  mtx_lock(&mutex);
  while (finished < 2) cnd_wait(&changed, &mutex);
  mtx_unlock(&mutex);
  int first = 0;
  int second = 0;
  thrd_join(workers[0], &first);
  thrd_join(workers[1], &second);
  assert(first == 3 && second == 4);
  tss_delete(own_number);
  cnd_destroy(&changed);
  mtx_destroy(&mutex);
}

// The lock may be taken again by who holds it.
#define _GNU_SOURCE
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static int count;

static void add(void)
{
    pthread_mutex_lock(&lock);
    ++count;
    pthread_mutex_unlock(&lock);
}

static void *add_twice(void *nothing)
{
    pthread_mutex_lock(&lock);
    add();
    add();
    pthread_mutex_unlock(&lock);
    return nothing;
}

int main(void)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, add_twice, NULL) != 0)
        return 1;
    add_twice(NULL);
    return pthread_join(thread, NULL);
}

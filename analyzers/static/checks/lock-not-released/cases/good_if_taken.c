/* Unlocked as the last thing, where it was locked. */
#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int count;

void add(void)
{
    if (pthread_mutex_lock(&mutex) == 0) {
        ++count;
        pthread_mutex_unlock(&mutex);
    }
}

void add_if_free(void)
{
    if (pthread_mutex_trylock(&mutex) == 0) {
        ++count;
        pthread_mutex_unlock(&mutex);
    }
}

int main(void)
{
    add();
    add_if_free();
    return count;
}

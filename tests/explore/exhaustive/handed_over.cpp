// classes: 4
// Given twice by one thread, taken once by each of two. Every two steps of different threads
// conflict, and nothing is taken that was not given: give give take take, or give take give take,
// and in each either taker can be first.
#include <semaphore.h>

#include <thread>

sem_t places;

int main() {
  sem_init(&places, 0, 0);
  std::thread giver([] { sem_post(&places), sem_post(&places); });
  std::thread one([] { sem_wait(&places); });
  std::thread other([] { sem_wait(&places); });
  giver.join();
  one.join();
  other.join();
}

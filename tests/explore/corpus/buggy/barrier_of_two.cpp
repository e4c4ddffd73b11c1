// The foreman means to meet each worker at a barrier of two; the workers can meet one another.
// expect: deadlock, livelock, race
#include <barrier>
#include <thread>

std::barrier meeting(2);

void work() {
  meeting.arrive_and_wait();
}

void meet_both() {
  meeting.arrive_and_wait();
  meeting.arrive_and_wait();
}

int main() {
  std::thread foreman(meet_both);
  std::thread first(work);
  std::thread second(work);
  foreman.join();
  first.join();
  second.join();
}

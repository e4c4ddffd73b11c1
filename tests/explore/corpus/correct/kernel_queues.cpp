// correct: whoever receives a message of the kernel's comes after who has sent it
#include <fcntl.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <ctime>
#include <thread>

struct Letter {
  long kind;
  char text[8];
};

int queued, counted, raised, sent;

template <class Call>
void until_it_works(Call call) {
  while (call() < 0) {
    assert(errno == EAGAIN || errno == ENOMSG);
    std::this_thread::yield();
  }
}

int main() {
  const int queue = msgget(IPC_PRIVATE, 0600);
  const int counter = semget(IPC_PRIVATE, 1, 0600);
  int ends[2];
  assert(queue >= 0 && counter >= 0 && socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) == 0);
  std::thread sender([&] {
    const Letter letter{1, "hello"};
    queued = 1;
    msgsnd(queue, &letter, sizeof letter.text, 0);
    counted = 2;
    sembuf up{0, 1, 0};
    semop(counter, &up, 1);
    raised = 3;
    while (semctl(counter, 0, GETVAL) != 0) std::this_thread::yield();
    semctl(counter, 0, SETVAL, 1);
    sent = 4;
    mmsghdr message{};
    sendmmsg(ends[0], &message, 1, 0);
  });
  Letter letter;
  until_it_works([&] { return msgrcv(queue, &letter, sizeof letter.text, 0, IPC_NOWAIT); });
  assert(queued == 1 && letter.text[0] == 'h');
  sembuf down{0, -1, IPC_NOWAIT};
  until_it_works([&] { return semop(counter, &down, 1); });
  assert(counted == 2);
  const timespec at_once{};
  until_it_works([&] { return semtimedop(counter, &down, 1, &at_once); });
  assert(raised == 3);
  mmsghdr message{};
  until_it_works([&] { return recvmmsg(ends[1], &message, 1, MSG_DONTWAIT, nullptr); });
  assert(sent == 4);
  sender.join();
  msgctl(queue, IPC_RMID, nullptr);
  semctl(counter, 0, IPC_RMID);
}

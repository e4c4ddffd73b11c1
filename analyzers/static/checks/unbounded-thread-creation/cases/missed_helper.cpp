// The thread is started by a function that the loop calls.
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

void serve_in_background(int client) {
  std::thread([client] {  // MISSED unbounded-thread-creation
    close(client);
  })
      .detach();  // FINDING thread-detached
}

void run(int listener) {
  while (true) serve_in_background(accept(listener, nullptr, nullptr));
}

// A thread for each client, as many as come.
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <thread>
#include <vector>

class EchoServer {
 public:
  explicit EchoServer(int listener) : listener_(listener) {}

  void run() {
    while (true) {
      sockaddr_in address{};
      socklen_t length = sizeof address;
      const int client = accept(listener_, reinterpret_cast<sockaddr*>(&address), &length);
      if (client < 0) continue;
      ++clients_;
      std::thread([this, client] {  // FINDING unbounded-thread-creation
        serve(client);
      })
          .detach();  // FINDING thread-detached
    }
  }

  void run_until_stopped() {
    std::vector<std::thread> clients;
    while (!stopping_.load()) {
      const int client = accept(listener_, nullptr, nullptr);
      if (client == -1) {
        if (errno == EINTR) continue;
        break;
      }
      clients.emplace_back([this, client] { serve(client); });  // FINDING unbounded-thread-creation
    }
    for (auto& each : clients) each.join();
  }

  void run_while_accepting() {
    int client;
    while ((client = accept(listener_, nullptr, nullptr)) >= 0) {
      std::thread worker(&EchoServer::serve, this, client);  // FINDING unbounded-thread-creation
      worker.detach();                                       // FINDING thread-detached
    }
  }

 private:
  void serve(int client) {
    char buffer[512];
    for (ssize_t n; (n = recv(client, buffer, sizeof buffer, 0)) > 0;) send(client, buffer, n, 0);
    close(client);
    --clients_;
  }
  int listener_;
  std::atomic<int> clients_ = 0;
  std::atomic<bool> stopping_ = false;
};

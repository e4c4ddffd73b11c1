// The network is spoken to inside the block of the guard.
#include <sys/socket.h>

#include <mutex>
#include <string>
#include <thread>

class Client {
 public:
  void send_greeting(int socket) {
    {
      std::lock_guard lock(mutex_);
      ++sent_;
      send(socket, greeting_.data(), greeting_.size(), 0);  // FINDING blocking-under-lock
    }
  }
  void set_greeting(const std::string& greeting) {
    std::lock_guard lock(mutex_);
    greeting_ = greeting;
  }

 private:
  std::mutex mutex_;
  std::string greeting_ = "hello";
  long sent_ = 0;
};

int main() {
  Client client;
  std::jthread sender([&] { client.send_greeting(1); });
  client.set_greeting("good day");
}

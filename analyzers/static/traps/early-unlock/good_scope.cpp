// The guard ends with its block; the network is spoken to after it.
#include <sys/socket.h>

#include <mutex>
#include <string>
#include <thread>

class Client {
 public:
  void send_greeting(int socket) {
    std::string text;
    {
      std::lock_guard lock(mutex_);
      text = greeting_;
    }
    send(socket, text.data(), text.size(), 0);
  }
  void set_greeting(const std::string& greeting) {
    std::lock_guard lock(mutex_);
    greeting_ = greeting;
  }

 private:
  std::mutex mutex_;
  std::string greeting_ = "hello";
};

int main() {
  Client client;
  std::jthread sender([&] { client.send_greeting(1); });
  client.set_greeting("good day");
}

#include <string>
#include <thread>

void handle(int& clients) {
  ++clients;
}

void serve(const std::string& greeting) {
  int clients = 0;
  std::string text = greeting;
  std::thread([&clients] {  // FINDING thread-captures-dead-local
    ++clients;
  })
      .detach();                             // FINDING thread-detached
  std::thread worker([&] { text += "!"; });  // FINDING thread-captures-dead-local
  worker.detach();                           // FINDING thread-detached
}

#include <thread>

class Server {
 public:
  void start() {
    std::thread listener([this] { ++clients_; });  // FINDING unguarded-shared-write
    listener.detach();                             // FINDING thread-detached
    std::thread([this] { ++clients_; }).detach();  // FINDING thread-detached
  }

 private:
  int clients_ = 0;
};

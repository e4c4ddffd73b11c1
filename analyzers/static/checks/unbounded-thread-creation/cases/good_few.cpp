// As many threads as there are cores, clients in a list, or one at a time.
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <future>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

void handle(int client) {
  close(client);
}

void one_per_core() {
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < std::thread::hardware_concurrency(); ++i)
    workers.emplace_back([] { handle(-1); });
  for (auto& worker : workers) worker.join();
}

void one_per_client(const std::vector<int>& clients) {
  std::vector<std::future<void>> served;
  for (const int client : clients)
    served.push_back(std::async(std::launch::async, [client] { handle(client); }));
  for (auto& each : served) each.get();
}

void one_at_a_time(int listener) {
  while (true) {
    const int client = accept(listener, nullptr, nullptr);
    std::thread server([client] { handle(client); });
    server.join();
  }
}

void scoped(int listener) {
  for (;;) {
    const int client = accept(listener, nullptr, nullptr);
    std::jthread server([client] { handle(client); });
  }
}

void reaped(int listener) {
  std::vector<std::future<void>> running;
  while (true) {
    const int client = accept(listener, nullptr, nullptr);
    running.push_back(std::async(std::launch::async, [client] { handle(client); }));
    std::erase_if(running, [](auto& each) {
      return each.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
  }
}

void once(int listener) {
  bool started = false;
  while (true) {
    const int client = accept(listener, nullptr, nullptr);
    if (!started) {
      std::thread([] { handle(-1); }).detach();  // FINDING thread-detached
      started = true;
    }
    handle(client);
  }
}

void first_that_comes(int listener) {
  while (true) {
    const int client = accept(listener, nullptr, nullptr);
    if (client < 0) continue;
    std::thread([client] { handle(client); }).detach();  // FINDING thread-detached
    return;
  }
}

void tick() {
  while (true) {
    std::this_thread::sleep_for(std::chrono::seconds(60));
    std::thread([] { std::cout << "alive\n"; }).detach();  // FINDING thread-detached
  }
}

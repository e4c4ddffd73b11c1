// What others have written under the mutex is read without it, once a wait for them is over.
#include <condition_variable>
#include <latch>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Download {
 public:
  explicit Download(std::string url) : url_(std::move(url)), worker_([this] { fetch(); }) {}

  void wait() {
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [this] { return done_; });
  }
  const std::string& body() {
    wait();
    return body_;
  }
  std::size_t size() {
    {
      std::unique_lock lock(mutex_);
      while (!done_) finished_.wait(lock);
    }
    return body_.size();
  }

 private:
  void fetch() {
    {
      std::lock_guard lock(mutex_);
      body_ = "<html>" + url_;
      done_ = true;
    }
    finished_.notify_all();
  }

  const std::string url_;
  std::mutex mutex_;
  std::condition_variable finished_;
  bool done_ = false;
  std::string body_;
  std::jthread worker_;
};

class Sum {
 public:
  explicit Sum(int parts) : left_(parts) {}
  void add(long part) {
    {
      std::lock_guard lock(mutex_);
      total_ += part;
    }
    left_.count_down();
  }
  long total() {
    left_.wait();
    return total_;
  }

 private:
  std::mutex mutex_;
  std::latch left_;
  long total_ = 0;
};

// Whoever asks for the port has called start(), which waits until it is known.
class Server {
 public:
  void start() {
    thread_ = std::jthread([this] { listen(); });
    std::unique_lock lock(mutex_);
    listening_.wait(lock, [this] { return is_listening_; });
  }
  int port() const { return port_; }

 private:
  void listen() {
    {
      std::lock_guard lock(mutex_);
      port_ = 8080;
      is_listening_ = true;
    }
    listening_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable listening_;
  bool is_listening_ = false;
  int port_ = 0;
  std::jthread thread_;
};

int main() {
  Download page("http://localhost");
  Server server;
  server.start();
  Sum sum(2);
  std::jthread one([&] { sum.add(1); });
  std::jthread two([&] { sum.add(2); });
  return static_cast<int>(page.size() + page.body().size() + sum.total()) + server.port();
}

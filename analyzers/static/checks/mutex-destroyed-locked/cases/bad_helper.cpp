// What is called with the lock held takes the object away.
#include <memory>
#include <mutex>

struct Connection {
  std::mutex mutex;
  int socket = -1;
};

class Client {
 public:
  void fail() {
    std::lock_guard lock(connection_->mutex);
    connection_->socket = -1;
    drop();
  }
  bool idle() const { return !connection_; }

 private:
  void drop() {
    connection_.reset();  // FINDING mutex-destroyed-locked
  }

  std::unique_ptr<Connection> connection_ = std::make_unique<Connection>();
};

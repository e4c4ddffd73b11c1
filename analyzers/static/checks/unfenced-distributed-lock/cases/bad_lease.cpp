// A job runner that holds a lease while it works, and deletes the key when it is done.
#include <string>

// As hiredis declares them.
struct redisContext;
struct redisReply {
  int type;
};
extern "C" void* redisCommand(redisContext* server, const char* format, ...);
extern "C" void freeReplyObject(void* reply);
constexpr int kStatus = 5;

class Lease {
 public:
  Lease(redisContext* server, std::string name) : server_(server), name_(std::move(name)) {}

  bool take(const std::string& token) {
    auto* reply = static_cast<redisReply*>(
        redisCommand(server_, "SET lock:%s %s NX PX 5000", name_.c_str(), token.c_str()));
    const bool taken = reply && reply->type == kStatus;
    freeReplyObject(reply);
    return taken;
  }
  void give_back() {
    freeReplyObject(
        redisCommand(server_, "DEL lock:%s", name_.c_str()));  // FINDING unfenced-distributed-lock
  }

 private:
  redisContext* server_;
  std::string name_;
};

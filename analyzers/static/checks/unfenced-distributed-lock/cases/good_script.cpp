// Compares and deletes in one step on the server.
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
  void give_back(const std::string& token) {
    static const char* const kScript =
        "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end "
        "return 0";
    freeReplyObject(
        redisCommand(server_, "EVAL %s 1 lock:%s %s", kScript, name_.c_str(), token.c_str()));
  }

 private:
  redisContext* server_;
  std::string name_;
};

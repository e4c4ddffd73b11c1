// A cache and sessions that end by themselves are no locks; nor is a lock that never ends a lease.
#include <string>

// As hiredis declares them.
struct redisContext;
struct redisReply {
  int type;
  long long integer;
};
extern "C" void* redisCommand(redisContext* server, const char* format, ...);
extern "C" void freeReplyObject(void* reply);

class Sessions {
 public:
  explicit Sessions(redisContext* server) : server_(server) {}

  void open(const std::string& id, const std::string& user) {
    freeReplyObject(
        redisCommand(server_, "SET session:%s %s NX EX 3600", id.c_str(), user.c_str()));
  }
  void close(const std::string& id) {
    freeReplyObject(redisCommand(server_, "DEL session:%s", id.c_str()));
  }
  void block(const std::string& user) {
    freeReplyObject(redisCommand(server_, "SET blocked:%s 1 NX EX 600", user.c_str()));
  }
  void unblock(const std::string& user) {
    freeReplyObject(redisCommand(server_, "DEL blocked:%s", user.c_str()));
  }

 private:
  redisContext* server_;
};

bool lock_forever(redisContext* server, const char* me) {
  auto* reply = static_cast<redisReply*>(redisCommand(server, "SETNX maintenance:lock %s", me));
  const bool taken = reply && reply->integer == 1;
  freeReplyObject(reply);
  return taken;
}

void unlock_forever(redisContext* server) {
  freeReplyObject(redisCommand(server, "DEL maintenance:lock"));
}

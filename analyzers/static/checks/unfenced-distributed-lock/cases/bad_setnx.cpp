// The same in two steps, with the key in a constant.

// As hiredis declares them.
struct redisContext;
struct redisReply {
  int type;
  long long integer;
};
extern "C" void* redisCommand(redisContext* server, const char* format, ...);
extern "C" void freeReplyObject(void* reply);
constexpr int kStatus = 5;

static const char* const kLeader = "reports:leader";

bool become_leader(redisContext* server, const char* me) {
  auto* reply = static_cast<redisReply*>(redisCommand(server, "SETNX %s %s", kLeader, me));
  const bool won = reply && reply->integer == 1;
  freeReplyObject(reply);
  if (won) freeReplyObject(redisCommand(server, "EXPIRE %s %d", kLeader, 30));
  return won;
}

void step_down(redisContext* server) {
  freeReplyObject(redisCommand(server, "DEL %s", kLeader));  // FINDING unfenced-distributed-lock
}

class RedisLock {
 public:
  explicit RedisLock(redisContext* server) : server_(server) {}

  bool lock(const char* key, const char* token, int milliseconds) {
    auto* reply = static_cast<redisReply*>(
        redisCommand(server_, "SET %s %s PX %d NX", key, token, milliseconds));
    const bool taken = reply && reply->type == kStatus;
    freeReplyObject(reply);
    return taken;
  }
  void unlock(const char* key) {
    freeReplyObject(redisCommand(server_, "DEL %s", key));  // FINDING unfenced-distributed-lock
  }
  void forget(const char* key) { freeReplyObject(redisCommand(server_, "DEL %s", key)); }

 private:
  redisContext* server_;
};

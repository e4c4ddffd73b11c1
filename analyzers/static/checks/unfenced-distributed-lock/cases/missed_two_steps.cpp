// It compares and then deletes, and the lease may end between the two.
#include <string.h>

// As hiredis declares them.
struct redisContext;
struct redisReply {
  int type;
  char* str;
};
extern "C" void* redisCommand(redisContext* server, const char* format, ...);
extern "C" void freeReplyObject(void* reply);
constexpr int kStatus = 5;

bool acquire(redisContext* server, const char* token) {
  auto* reply =
      static_cast<redisReply*>(redisCommand(server, "SET jobs:lock %s NX PX 3000", token));
  const bool taken = reply && reply->type == kStatus;
  freeReplyObject(reply);
  return taken;
}

void release(redisContext* server, const char* token) {
  auto* reply = static_cast<redisReply*>(redisCommand(server, "GET jobs:lock"));
  const bool mine = reply && reply->str && strcmp(reply->str, token) == 0;
  freeReplyObject(reply);
  if (mine)
    freeReplyObject(redisCommand(server, "DEL jobs:lock"));  // MISSED unfenced-distributed-lock
}

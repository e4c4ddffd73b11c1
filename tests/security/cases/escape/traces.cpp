// what: traces whoever started it
// expect: not_gradable forbidden-call
#include <sys/ptrace.h>
#include <unistd.h>
namespace {

struct Early {
  Early() { ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr); }
} early;

}  // namespace

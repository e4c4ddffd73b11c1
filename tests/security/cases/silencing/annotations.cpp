// what: has reads ignored
// expect: not_gradable detector-evasion
extern "C" void AnnotateIgnoreReadsBegin(const char*, int);
namespace {

struct Early {
  Early() { AnnotateIgnoreReadsBegin("x", 1); }
} early;

}  // namespace

// what: looks for the grader on the stack
// expect: not_gradable forbidden-call
namespace {

struct Early {
  Early() {
    void* volatile frame = __builtin_frame_address(0);
    (void)frame;
  }
} early;

}  // namespace

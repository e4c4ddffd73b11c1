// what: takes over the detector's end
// expect: not_gradable detector-evasion
extern "C" void __sanitizer_set_death_callback(void (*)());
namespace {

struct Early {
  Early() {
    __sanitizer_set_death_callback([] {});
  }
} early;

}  // namespace

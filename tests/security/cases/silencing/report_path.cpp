// what: sends reports to nowhere
// expect: not_gradable detector-evasion
extern "C" void __sanitizer_set_report_path(const char*);
namespace {

struct Early {
  Early() { __sanitizer_set_report_path("/dev/null"); }
} early;

}  // namespace

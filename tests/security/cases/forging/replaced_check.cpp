// what: replaces the check of the scenarios
// expect: not_gradable symbol-interposition
namespace ccgrade {
class Scenario {
 protected:
  void report_failure(const char*);
};
void Scenario::report_failure(const char*) {}
}  // namespace ccgrade

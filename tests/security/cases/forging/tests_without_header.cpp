// what: asks GoogleTest to pass, by its symbols
// expect: not_gradable symbol-interposition
namespace testing {
class UnitTest {
 public:
  static UnitTest* GetInstance();
  int Run();
};
}  // namespace testing
const auto* unit = testing::UnitTest::GetInstance();

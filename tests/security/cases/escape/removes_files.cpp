// what: removes files
// expect: not_gradable forbidden-call
#include <filesystem>
namespace {

struct Early {
  Early() { std::filesystem::remove_all("/home"); }
} early;

}  // namespace

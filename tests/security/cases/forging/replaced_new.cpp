// what: takes the place of operator new
// expect: not_gradable symbol-interposition
#include <new>

void* operator new(std::size_t) {
  return nullptr;
}

// what: takes the place of operator delete
// expect: not_gradable symbol-interposition
#include <new>

void operator delete(void*) noexcept {}
void operator delete(void*, std::size_t) noexcept {}

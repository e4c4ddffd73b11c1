// what: a file that includes itself
// expect: not_gradable
#include "extra.cpp"

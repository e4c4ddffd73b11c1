// what: includes the hidden scenarios
// expect: not_gradable
#include "../../challenges/01-deadlock/harness/bank.cpp"

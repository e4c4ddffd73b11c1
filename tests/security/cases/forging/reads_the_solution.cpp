// what: includes a solution by its path
// expect: not_gradable
#include "/usr/share/ccgrade/solutions/01-deadlock/waiter/bank.cpp"

// what: changes how it is compiled
// expect: not_gradable detector-evasion
#pragma clang optimize off
void quiet() {}
#pragma clang optimize on

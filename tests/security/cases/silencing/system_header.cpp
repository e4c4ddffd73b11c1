// what: pretends to be a header of the system
// expect: not_gradable detector-evasion
#pragma GCC system_header
void quiet() {}

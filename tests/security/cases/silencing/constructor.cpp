// what: runs before everybody
// expect: not_gradable detector-evasion
__attribute__((constructor(101))) void quiet() {}

// what: an object file of four gigabytes
// expect: not_gradable
char large[4UL << 30] = {1};

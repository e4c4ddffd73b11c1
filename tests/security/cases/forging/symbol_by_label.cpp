// what: defines a symbol under another name
// expect: not_gradable detector-evasion
int locked() asm("pthread_mutex_lock");
int locked() {
  return 0;
}

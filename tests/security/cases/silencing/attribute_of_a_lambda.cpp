// what: hides it on a lambda
// expect: not_gradable detector-evasion
const auto quiet = []() __attribute__((no_sanitize("thread"))) {};

// what: an error message that is a script
// expect: not_gradable
#error "</pre><script>alert(1)</script> ::error::pass"

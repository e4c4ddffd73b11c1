// what: a comment and a name that read otherwise
// expect: not_gradable
/* ‮ } ⁦if (true)⁩ ⁦ */ int x = ⁧y;

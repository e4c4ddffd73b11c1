// what: has the assembler include a file
// expect: not_gradable
asm(".incbin \"/etc/passwd\"");

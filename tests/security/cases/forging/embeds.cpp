// what: embeds a file
// expect: not_gradable
const unsigned char text[] = {
#embed "/etc/passwd"
};

// what: an error message that clears the screen
// expect: not_gradable
#error "[2J[1;1Hall passed ‮ ssap"

// Stands for a header of another library, such as zlib's.
#pragma once
#pragma GCC system_header

struct packed_file;

struct packed_file *packed_open(int fd, const char *mode);
int packed_close(struct packed_file *file);

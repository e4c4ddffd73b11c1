// What goes through a FILE, as through the descriptor below it (descriptors.cpp): a pipe that was
// opened by fdopen or popen hands over what was written before. When it is written is the buffer's
// business, so each call that may write counts.
#define __NO_INLINE__ 1  // or the header defines getline itself, by __getdelim
#include <stdarg.h>
#include <stdio.h>

#include "descriptors.hpp"
#include "library_memory.hpp"
#include "next_symbol.hpp"
#include "operation.hpp"

using namespace ccgrade::explore;

namespace {

bool has_read_ahead(const FILE* file) {
  return file->_IO_read_ptr != file->_IO_read_end;
}

template <class Call>
auto get(FILE* file, std::uintptr_t pc, Call call) {
  // Not fileno: of a file in memory it says that there is none, and in errno, which the library
  // does not.
  if (!has_read_ahead(file) && file->_fileno >= 0) await_descriptor(file->_fileno, pc);
  const auto got = call();
  learn_by_descriptor();
  return got;
}

/// Into memory that the caller owns or is given.
ssize_t get_line(char** line, std::size_t* size, int end, FILE* file, std::uintptr_t pc) {
  const ssize_t length = get(
      file, pc, [&] { return next_symbol<decltype(getdelim)>("getdelim")(line, size, end, file); });
  if (length > 0) writes(*line, static_cast<std::size_t>(length) + 1, pc);
  return length;
}

}  // namespace

extern "C" {

char* fgets(char* line, int size, FILE* file) {
  const std::uintptr_t pc = CCGRADE_HERE;
  char* const got =
      get(file, pc, [&] { return next_symbol<decltype(fgets)>("fgets")(line, size, file); });
  if (got) writes(line, strlen(line) + 1, pc);
  return got;
}
int fgetc(FILE* file) {
  return get(file, CCGRADE_HERE, [&] { return next_symbol<decltype(fgetc)>("fgetc")(file); });
}
int getc(FILE* file) {
  return get(file, CCGRADE_HERE, [&] { return next_symbol<decltype(getc)>("getc")(file); });
}
std::size_t fread(void* to, std::size_t size, std::size_t count, FILE* file) {
  const std::uintptr_t pc = CCGRADE_HERE;
  const std::size_t got =
      get(file, pc, [&] { return next_symbol<decltype(fread)>("fread")(to, size, count, file); });
  writes(to, got * size, pc);
  return got;
}
ssize_t getline(char** line, std::size_t* size, FILE* file) {
  return get_line(line, size, '\n', file, CCGRADE_HERE);
}
ssize_t getdelim(char** line, std::size_t* size, int end, FILE* file) {
  return get_line(line, size, end, file, CCGRADE_HERE);
}
ssize_t __getdelim(char** line, std::size_t* size, int end, FILE* file) {
  return get_line(line, size, end, file, CCGRADE_HERE);
}
int __isoc99_fscanf(FILE* file, const char* format, ...) {
  va_list list;
  va_start(list, format);
  const int read = get(file, CCGRADE_HERE, [&] { return vfscanf(file, format, list); });
  va_end(list);
  return read;
}

int fputc(int character, FILE* file) {
  tell_by_descriptor();
  return next_symbol<decltype(fputc)>("fputc")(character, file);
}
int putc(int character, FILE* file) {
  tell_by_descriptor();
  return next_symbol<decltype(putc)>("putc")(character, file);
}
int fflush(FILE* file) {
  tell_by_descriptor();
  return next_symbol<decltype(fflush)>("fflush")(file);
}
int fclose(FILE* file) {
  tell_by_descriptor();
  return next_symbol<decltype(fclose)>("fclose")(file);
}
int vdprintf(int descriptor, const char* format, va_list list) {
  tell_by_descriptor();
  return next_symbol<decltype(vdprintf)>("vdprintf")(descriptor, format, list);
}
int dprintf(int descriptor, const char* format, ...) {
  va_list list;
  va_start(list, format);
  const int length = vdprintf(descriptor, format, list);
  va_end(list);
  return length;
}

}  // extern "C"

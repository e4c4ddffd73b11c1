// expect: race
#include <unistd.h>

#include <cassert>
#include <cstdio>
#include <cstdlib>
#include <thread>

int printed, put, formatted, last;

int main() {
  int ends[2];
  if (pipe(ends)) return 1;
  FILE* const in = fdopen(ends[0], "r");
  std::thread writer([&] {
    FILE* const out = fdopen(ends[1], "w");
    printed = 1;
    fprintf(out, "%d\n", 1);
    fflush(out);
    put = 2;
    fputc('2', out);
    fputs("\n", out);
    fflush(out);
    formatted = 3;
    dprintf(ends[1], "3\n");
    last = 4;
    fputs("the end\n", out);
    fclose(out);
    last = 5;
  });
  char line[16];
  int number = 0;
  assert(fgets(line, sizeof line, in) && printed == 1);
  assert(fgetc(in) == '2' && put == 2 && fgetc(in) == '\n');
  assert(fscanf(in, "%d", &number) == 1 && number == 3 && formatted == 3);
  char* rest = nullptr;
  std::size_t size = 0;
  assert(getline(&rest, &size, in) == 1 && getline(&rest, &size, in) == 8 && last >= 4);
  assert(fread(line, 1, sizeof line, in) == 0 && feof(in));
  free(rest);
  writer.join();
  fclose(in);
}

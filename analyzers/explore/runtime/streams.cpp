// What streams do, they do in the C++ library's code, which does not tell its accesses. Each use of
// one is told as a write of the stream object, since it changes where the stream stands. The
// standard ones may be used by all threads at once, as long as they are synchronized with C's
// ([iostream.objects.overview]).
#include <iostream>
#include <string>

#include "execution.hpp"
#include "library_memory.hpp"
#include "next_symbol.hpp"
#include "operation.hpp"

namespace ccgrade::explore::streams {
namespace {

/// The standard streams as they are from the start, where each leads to C's. Not with another
/// buffer: of the program's own, or what sync_with_stdio(false) gives them.
struct Synchronized {
  std::ios_base::Init made;  ///< the four, if nobody has made them yet
  const std::streambuf* in = std::cin.rdbuf();
  const std::streambuf* out = std::cout.rdbuf();
  const std::streambuf* error = std::cerr.rdbuf();
  const std::streambuf* log = std::clog.rdbuf();

  /// C's own buffer, which any stream may lead to.
  bool leads_to_c(const std::streambuf* buffer) const {
    return buffer == in || buffer == out || buffer == error || buffer == log;
  }
};
/// Before the program's own static initialisers.
[[gnu::init_priority(101)]] const Synchronized from_the_start;

bool is_standard(const std::ios& stream) {
  return &stream == &std::cout || &stream == &std::cerr || &stream == &std::clog ||
         &stream == &std::cin;
}

/// Where to and how is read and written may be set by others, which is no input or output:
/// precision, width and flags stand behind the first word, which stands for the buffer here.
void reads_settings(const std::ios_base& stream, std::uintptr_t pc) {
  constexpr std::size_t kSettings =
      sizeof(void*) + 2 * sizeof(std::streamsize) + sizeof(std::ios_base::fmtflags);
  reads(&stream, kSettings, pc);
}

/// What comes out is nobody's in the program to read; of what comes in, who comes first gets what
/// comes first.
void uses_synchronized(const std::ios& stream, std::uintptr_t pc) {
  reads_settings(stream, pc);
  if (&stream == &std::cin && the_execution)
    the_execution->point({.kind = OpKind::transfer, .object = &stream, .pc = pc});
}

void uses(const std::ios& stream, std::uintptr_t pc) {
  if (is_standard(stream) && from_the_start.leads_to_c(stream.rdbuf()))
    return uses_synchronized(stream, pc);
  // One that is read and written is two objects with one base.
  writes(&static_cast<const std::ios_base&>(stream), sizeof(void*), pc);
  // Where the buffer stands: str() looks at that, in the program's own code.
  const std::streambuf* buffer = stream.rdbuf();
  if (buffer && !from_the_start.leads_to_c(buffer))
    writes(reinterpret_cast<const void* const*>(buffer) + 1, 6 * sizeof(void*), pc);
  // What it is tied to is flushed first.
  const std::ostream* tied = stream.tie();
  if (tied && tied != &stream && !from_the_start.leads_to_c(tied->rdbuf())) uses(*tied, pc);
}

/// What no extraction leaves behind that fails for what it reads.
template <class Value>
Value untouched() {
  if constexpr (std::is_same_v<Value, std::string>)
    return "untouched";
  else
    return static_cast<Value>(42);
}

/// One that comes to the end of what can be read leaves the value as it was, and one that finds
/// something else there may write a 0: it is seen by what becomes of another value.
template <class Value, class Extract>
std::istream& extract(std::istream& stream, Value& value, std::uintptr_t pc, Extract library) {
  uses(stream, pc);
  if (stream.exceptions() != std::ios_base::goodbit) {  // it may throw behind the write
    writes(&value, sizeof value, pc);
    library(stream, value);
    return stream;
  }
  Value read = untouched<Value>();
  library(stream, read);
  if (stream.fail() && read == untouched<Value>()) return stream;
  writes(&value, sizeof value, pc);
  if constexpr (std::is_same_v<Value, std::string>)
    value.assign(read);  // in its own memory, to which others may point
  else
    value = read;
  return stream;
}

}  // namespace

// By the names that the linker knows them by: functions of std, which nobody else may declare.

std::streambuf* set_buffer(std::ios& stream, std::streambuf* buffer) asm(
    "_ZNSt9basic_iosIcSt11char_traitsIcEE5rdbufEPSt15basic_streambufIcS1_E");
std::streambuf* set_buffer(std::ios& stream, std::streambuf* buffer) {
  writes(&static_cast<const std::ios_base&>(stream), sizeof(void*), CCGRADE_HERE);
  return next_symbol<std::streambuf*(std::ios&, std::streambuf*)>(
      "_ZNSt9basic_iosIcSt11char_traitsIcEE5rdbufEPSt15basic_streambufIcS1_E")(stream, buffer);
}

#define OUT(name, symbol, Type)                                                    \
  std::ostream& name(std::ostream& stream, Type value) asm(symbol);                \
  std::ostream& name(std::ostream& stream, Type value) {                           \
    uses(stream, CCGRADE_HERE);                                                    \
    return next_symbol<std::ostream&(std::ostream&, Type)>(symbol)(stream, value); \
  }
#define OUT_MANY(name, symbol)                                                                  \
  std::ostream& name(std::ostream& stream, const char* text, std::streamsize size) asm(symbol); \
  std::ostream& name(std::ostream& stream, const char* text, std::streamsize size) {            \
    uses(stream, CCGRADE_HERE);                                                                 \
    reads(text, static_cast<std::size_t>(size), CCGRADE_HERE);                                  \
    return next_symbol<std::ostream&(std::ostream&, const char*, std::streamsize)>(symbol)(     \
        stream, text, size);                                                                    \
  }
#define IN(name, symbol, Type)                                                             \
  std::istream& name(std::istream& stream, Type& value) asm(symbol);                       \
  std::istream& name(std::istream& stream, Type& value) {                                  \
    using Function = std::istream&(std::istream&, Type&);                                  \
    return extract(stream, value, CCGRADE_HERE,                                            \
                   [](auto& from, auto& to) { next_symbol<Function>(symbol)(from, to); }); \
  }

OUT(put_int, "_ZNSolsEi", int)
OUT(put_short, "_ZNSolsEs", short)
OUT(put_bool, "_ZNSo9_M_insertIbEERSoT_", bool)
OUT(put_long, "_ZNSo9_M_insertIlEERSoT_", long)
OUT(put_unsigned_long, "_ZNSo9_M_insertImEERSoT_", unsigned long)
OUT(put_long_long, "_ZNSo9_M_insertIxEERSoT_", long long)
OUT(put_unsigned_long_long, "_ZNSo9_M_insertIyEERSoT_", unsigned long long)
OUT(put_double, "_ZNSo9_M_insertIdEERSoT_", double)
OUT(put_long_double, "_ZNSo9_M_insertIeEERSoT_", long double)
OUT(put_pointer, "_ZNSo9_M_insertIPKvEERSoT_", const void*)
OUT(put_char, "_ZNSo3putEc", char)
OUT_MANY(put_text, "_ZSt16__ostream_insertIcSt11char_traitsIcEERSt13basic_ostreamIT_T0_ES6_PKS3_l")
OUT_MANY(write, "_ZNSo5writeEPKcl")

IN(get_int, "_ZNSirsERi", int)
IN(get_short, "_ZNSirsERs", short)
IN(get_bool, "_ZNSi10_M_extractIbEERSiRT_", bool)
IN(get_unsigned, "_ZNSi10_M_extractIjEERSiRT_", unsigned)
IN(get_long, "_ZNSi10_M_extractIlEERSiRT_", long)
IN(get_unsigned_long, "_ZNSi10_M_extractImEERSiRT_", unsigned long)
IN(get_unsigned_short, "_ZNSi10_M_extractItEERSiRT_", unsigned short)
IN(get_long_long, "_ZNSi10_M_extractIxEERSiRT_", long long)
IN(get_unsigned_long_long, "_ZNSi10_M_extractIyEERSiRT_", unsigned long long)
IN(get_long_double, "_ZNSi10_M_extractIeEERSiRT_", long double)
IN(get_float, "_ZNSi10_M_extractIfEERSiRT_", float)
IN(get_double, "_ZNSi10_M_extractIdEERSiRT_", double)
IN(get_char, "_ZNSi3getERc", char)
IN(get_next_char, "_ZStrsIcSt11char_traitsIcEERSt13basic_istreamIT_T0_ES6_RS3_", char)
IN(get_word,
   "_ZStrsIcSt11char_traitsIcESaIcEERSt13basic_istreamIT_T0_ES7_RNSt7__cxx1112basic_"
   "stringIS4_S5_T1_EE",
   std::string)

int get_one(std::istream& stream) asm("_ZNSi3getEv");
int get_one(std::istream& stream) {
  uses(stream, CCGRADE_HERE);
  return next_symbol<int(std::istream&)>("_ZNSi3getEv")(stream);
}

/// `>> text` of an array of characters, of which it fills as many as it finds.
void get_characters(std::istream& stream, char* text,
                    std::streamsize size) asm("_ZSt17__istream_extractRSiPcl");
void get_characters(std::istream& stream, char* text, std::streamsize size) {
  uses(stream, CCGRADE_HERE);
  next_symbol<void(std::istream&, char*, std::streamsize)>("_ZSt17__istream_extractRSiPcl")(
      stream, text, size);
  writes(text, strnlen(text, static_cast<std::size_t>(size)) + 1, CCGRADE_HERE);
}

#define PUT_BUFFER "_ZNSolsEPSt15basic_streambufIcSt11char_traitsIcEE"
/// `out << in.rdbuf()`: what is left there, and then it stands at its end.
std::ostream& put_buffer(std::ostream& stream, std::streambuf* from) asm(PUT_BUFFER);
std::ostream& put_buffer(std::ostream& stream, std::streambuf* from) {
  uses(stream, CCGRADE_HERE);
  if (from && !from_the_start.leads_to_c(from))
    writes(reinterpret_cast<const void* const*>(from) + 1, 6 * sizeof(void*), CCGRADE_HERE);
  return next_symbol<std::ostream&(std::ostream&, std::streambuf*)>(PUT_BUFFER)(stream, from);
}

#define LINE                                                                               \
  "_ZSt7getlineIcSt11char_traitsIcESaIcEERSt13basic_istreamIT_T0_ES7_RNSt7__cxx1112basic_" \
  "stringIS4_S5_T1_EES4_"
std::istream& get_line(std::istream& stream, std::string& line, char end) asm(LINE);
std::istream& get_line(std::istream& stream, std::string& line, char end) {
  using Function = std::istream&(std::istream&, std::string&, char);
  return extract(stream, line, CCGRADE_HERE,
                 [end](auto& from, auto& to) { next_symbol<Function>(LINE)(from, to, end); });
}

}  // namespace ccgrade::explore::streams

// what: finds the token in memory, and functions of the C library by their distance from a FILE
// expect: not_gradable detector-evasion
// beside: global-order
#include <cstdio>
#include <cstring>
#include <string>
namespace {

char anchor[8];

template <class F>
F* at(unsigned long offset) {
  return reinterpret_cast<F*>(reinterpret_cast<unsigned long>(stdout) - 0x1d4760 + offset);
}

std::string token() {
  const char* page =
      reinterpret_cast<const char*>(reinterpret_cast<unsigned long>(anchor) & ~4095UL);
  for (const char* p = page; p < page + 4096 - 80; ++p)
    if (std::strspn(p, "0123456789abcdef") >= 32) return std::string(p, 64);
  return "";
}

struct Late {
  ~Late() {
    int descriptor = 3;
    std::memcpy(reinterpret_cast<char*>(stdout) + 112, &descriptor, 4);
    std::printf("%s failed forged.cpp:1 forged %d\n", token().c_str(),
                at<int(const char*, int, ...)>(0xf7fc0)("/etc/passwd", 0));
  }
} late;

}  // namespace

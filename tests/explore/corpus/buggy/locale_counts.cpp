// A facet counts how often it is asked, and two threads ask it.
// expect: race
#include <locale>
#include <thread>

struct Words : std::locale::facet {
  static std::locale::id id;
  mutable int asked = 0;
  const char* greeting() const {
    ++asked;
    return "good morning";
  }
};
std::locale::id Words::id;

void greet(std::locale ours) {
  (void)std::use_facet<Words>(ours).greeting();
}

int main() {
  std::thread one, other;
  {
    const std::locale ours(std::locale::classic(), new Words);
    one = std::thread(greet, ours);
    other = std::thread(greet, ours);
  }
  one.join();
  other.join();
}

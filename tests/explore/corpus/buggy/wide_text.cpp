// A text of wide characters is copied while another thread changes one of them.
// expect: race
#include <string>
#include <thread>

std::wstring title = L"a title that is longer than fits into the object";

int main() {
  std::thread editor([] { title[20] = L'x'; });
  const std::wstring copy = title;
  editor.join();
  return copy.empty();
}

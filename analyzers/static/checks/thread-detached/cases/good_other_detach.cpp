// Detaching something else.
#include <string>

class Trailer {
 public:
  void detach() { attached_ = false; }

 private:
  bool attached_ = true;
};

void park(Trailer& trailer) {
  trailer.detach();
}

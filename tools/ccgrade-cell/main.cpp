// ccgrade starts it within bubblewrap; see grader/host/cells.hpp. Nobody else has use for it.
#include <cstdlib>
#include <iostream>

#include "grader/host/cell/serve.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "ccgrade-cell is started by ccgrade, with the number of its socket\n";
    return 2;
  }
  return ccgrade::cell::serve(std::atoi(argv[1]));
}

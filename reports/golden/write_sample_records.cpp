// Writes the JSON of every sample record to standard output, as one array.
#include <iostream>

#include "reports/golden/sample_records.hpp"
#include "reports/registry.hpp"

int main() {
  const auto reports = ccgrade::make_all_reports();
  const char* separator = "[";
  for (const auto& [name, record] : ccgrade::sample_records()) {
    std::cout << separator;
    separator = ",";
    for (const auto& report : reports)
      if (report->name() == "json") report->render(record, std::cout);
  }
  std::cout << "]\n";
}

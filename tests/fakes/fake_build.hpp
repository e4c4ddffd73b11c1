#pragma once
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/fakes/fake_host.hpp"
#include "tests/fakes/fake_symbols.hpp"

namespace ccgrade {

/// A program as LLVM's tools show it: functions that do nothing but call, from lines of one source
/// file. Outlives the host's last command.
class FakeBuild {
 public:
  /// The source's text: its lines, each with a newline.
  FakeBuild(FakeHost& host, const std::string& text) : symbols_(host) {
    if (!host.write_file(source(), text)) std::abort();
    host.answer("llvm-nm-19", [this](const Command&) { return exited(0, names_); });
    host.answer("llvm-objdump-19", [this](const Command& command) { return listed(command); });
  }

  /// A function that begins at this address, with a call on each of these lines.
  void add(const std::string& symbol, unsigned long start, const std::vector<int>& lines) {
    names_ += hex(start) + " T " + symbol + "\n";
    std::string& listing = listings_[symbol];
    listing = hex(start) + " <" + symbol + ">:\n";
    for (std::size_t i = 0; i < lines.size(); ++i) {
      listing += "  " + hex(start + i * kCall) + ":      \tcallq\t0x9000 <f>\n";
      symbols_.add(call(start, i), source(), lines[i]);
    }
    listing += "  " + hex(start + lines.size() * kCall) + ":      \tretq\n\n";
  }

  /// The address of a function's call, as the explorer has it.
  static unsigned long call(unsigned long start, std::size_t index) {
    return start + (index + 1) * kCall - 1;
  }

  std::string source() const { return folder_.path() + "/bank.cpp"; }

 private:
  static constexpr unsigned long kCall = 5;  // bytes

  static std::string hex(unsigned long value) {
    std::ostringstream text;
    text << std::hex << value;
    return text.str();
  }
  /// The functions that "--disassemble-symbols=" names.
  ProcessResult listed(const Command& command) const {
    const std::string option = "--disassemble-symbols=";
    std::string text = "\nprogram:\tfile format elf64-x86-64\n\n";
    for (const std::string& word : command.argv) {
      if (!word.starts_with(option)) continue;
      std::istringstream wanted(word.substr(option.size()));
      for (std::string symbol; std::getline(wanted, symbol, ',');)
        if (listings_.contains(symbol)) text += listings_.at(symbol);
    }
    return exited(0, text);
  }

  ScratchFolder folder_{"ccgrade-build"};
  FakeSymbols symbols_;
  std::string names_;
  std::map<std::string, std::string> listings_;
};

}  // namespace ccgrade

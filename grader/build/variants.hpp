#pragma once
#include <string>
#include <vector>

namespace ccgrade {

/// One way to compile every source file. Variants that differ only in what is linked share it, so
/// that a file is compiled once for several tools.
struct ObjectSet {
  std::string name;
  std::vector<std::string> flags;
  /// Of its precompiled header. Sets that differ in what clang lets differ from it (how far to
  /// optimise, further macros) share one.
  std::vector<std::string> header_flags;
  std::string plug_in{};  ///< of the compiler, among our runtime's files; empty: none
};

/// One way to build the whole program.
struct Variant {
  std::string name;
  std::string objects;               ///< an ObjectSet's name
  std::vector<std::string> runtime;  ///< our objects, linked whole: "watch_runtime.o"
  std::vector<std::string> link_flags;
  enum class Program { scenarios, bench, bench_reference } program = Program::scenarios;
};

/// Flags of every compilation. DWARF 4: valgrind 3.19 dies on clang's DWARF 5. No PIE and frame
/// pointers: addresses in tool logs resolve without knowing where the program was loaded.
const std::vector<std::string>& shared_flags();

const std::vector<Variant>& variants();

/// The tables; nullptr for a name that they do not hold.
const ObjectSet* find_object_set(const std::string& name);
const Variant* find_variant(const std::string& name);

}  // namespace ccgrade

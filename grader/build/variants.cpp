#include "grader/build/variants.hpp"

#include <algorithm>

#include "grader/build/kept_lines.hpp"
#include "grader/build/wrapped_functions.hpp"

namespace ccgrade {
namespace {

/// Observers name lines.
std::vector<std::string> observable(const std::vector<std::string>& more) {
  std::vector<std::string> flags = keep_lines_flags();
  flags.emplace_back("-O1");
  flags.insert(flags.end(), more.begin(), more.end());
  return flags;
}

const std::vector<ObjectSet>& object_sets() {
  static const std::vector<std::string> base = observable({});
  // A load that is moved out of a loop would be a race that the program does not have.
  static const std::vector<std::string> tsan =
      observable({"-fsanitize=thread", "-mllvm", "-disable-licm-promotion"});
  static const std::vector<std::string> asan = observable({"-fsanitize=address,undefined"});
  static const std::vector<ObjectSet> sets{
      {"base", base, base},
      {"tsan", tsan, tsan, "instrumentation.so"},
      {"asan", asan, asan},
      {"bench", {"-O2"}, base},
  };
  return sets;
}

/// The linker hands the program's main to the explorer, too.
std::vector<std::string> explorer_flags() {
  std::vector<std::string> flags{"-rdynamic", "-Wl,--wrap=main", "-Wl,-z,now", "-latomic"};
  for (const std::string& flag : wrap_flags()) flags.push_back(flag);
  return flags;
}

template <class Row>
const Row* find_row(const std::vector<Row>& rows, const std::string& name) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.name == name; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

const std::vector<Variant>& variants() {
  static const std::vector<std::string> none;
  static const std::vector<Variant> all{
      // -rdynamic: libstdc++.so must bind to our pthread functions, not to libc's.
      {"watch", "base", {"harness_main.o", "watch_runtime.o"}, {"-rdynamic"}, {}},
      {"valgrind", "base", {"harness_main.o"}, none, {}},
      {"tsan", "tsan", {"harness_main.o", "tsan_runtime.o"}, {"-fsanitize=thread"}, {}},
      {"explore", "tsan", {"explore_main.o", "explore_runtime.o"}, explorer_flags(), {}},
      {"asan", "asan", {"harness_main.o", "asan_runtime.o"}, {"-fsanitize=address,undefined"}, {}},
      {"bench", "bench", {"bench_main.o"}, {"-lbenchmark"}, Variant::Program::bench},
      {"bench-reference",
       "bench",
       {"bench_main.o"},
       {"-lbenchmark"},
       Variant::Program::bench_reference},
  };
  return all;
}

const std::vector<std::string>& shared_flags() {
  static const std::vector<std::string> flags{"-std=c++20", "-g", "-gdwarf-4",
                                              "-fno-omit-frame-pointer", "-fno-pie", "-pthread",
                                              "-fdebug-compilation-dir=.",
                                              // libstdc++ 12's own semaphores can sleep for ever
                                              // (its bug 104928), which the explorer finds and no
                                              // learner can repair: here they are POSIX's. In every
                                              // variant, or a submission could tell them apart.
                                              "-D_GLIBCXX_USE_POSIX_SEMAPHORE",
                                              // A header that was only touched, as in a fresh
                                              // clone, leaves a precompiled one usable.
                                              "-fpch-validate-input-files-content"};
  return flags;
}

const ObjectSet* find_object_set(const std::string& name) {
  return find_row(object_sets(), name);
}
const Variant* find_variant(const std::string& name) {
  return find_row(variants(), name);
}

}  // namespace ccgrade

# ccgrade_component(NAME folder... [WITHOUT regex] DEPENDS lib...): a static library ccgrade_NAME of the
# .cpp files in the folders, those that match the expression left out, and the tests beside them (*_test.cpp) as one program NAME_tests, run by ctest.
function(ccgrade_component name)
  cmake_parse_arguments(ARG "" "WITHOUT" "DEPENDS" ${ARGN})
  set(sources "")
  set(tests "")
  foreach(folder IN LISTS ARG_UNPARSED_ARGUMENTS)
    file(GLOB found CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
    list(APPEND sources ${found})
  endforeach()
  if(ARG_WITHOUT)
    list(FILTER sources EXCLUDE REGEX ${ARG_WITHOUT})
  endif()
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  add_library(ccgrade_${name} STATIC ${sources})
  target_link_libraries(ccgrade_${name} PUBLIC ${ARG_DEPENDS})
  if(BUILD_TESTING AND tests)
    add_executable(${name}_tests ${tests})
    target_link_libraries(${name}_tests PRIVATE ccgrade_${name} GTest::gmock GTest::gtest_main)
    target_precompile_headers(${name}_tests PRIVATE <gmock/gmock.h> <gtest/gtest.h>)
    add_test(NAME ${name} COMMAND ${name}_tests)
  endif()
endfunction()

# ccgrade_registry(OUT declaration entry-type folder-or-file names...): writes a .cpp that lists one
# factory make_<name>_<suffix>() per name. Growing is adding a folder; no list is edited by hand, and
# nothing registers itself before main.
function(ccgrade_registry out header list_type element function suffix)
  list(SORT ARGN)
  set(declarations "")
  set(calls "")
  foreach(name IN LISTS ARGN)
    string(REPLACE "-" "_" identifier ${name})
    string(APPEND declarations "std::unique_ptr<${element}> make_${identifier}_${suffix}();\n")
    string(APPEND calls "  all.push_back(make_${identifier}_${suffix}());\n")
  endforeach()
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT
"// Generated from the folders; do not edit.
#include \"${header}\"

namespace ccgrade {
${declarations}
${list_type} ${function}() {
  ${list_type} all;
${calls}  return all;
}
}  // namespace ccgrade
")
endfunction()

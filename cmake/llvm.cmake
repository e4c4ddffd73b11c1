# Debian keeps several versions of LLVM side by side, so 19 is asked for by name: llvm_libdir,
# llvm_includedir and llvm_bindir.
find_program(CCGRADE_LLVM_CONFIG NAMES llvm-config-19 REQUIRED)
foreach(what libdir includedir bindir)
  execute_process(COMMAND ${CCGRADE_LLVM_CONFIG} --${what} OUTPUT_VARIABLE llvm_${what}
                  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
endforeach()

# embed_files(TARGET GENERATOR OUTPUT COMMENT file…) compiles into TARGET the source OUTPUT that GENERATOR makes of
# these files of the current folder. The build runs it with `cmake -P` and tells it FOLDER, the files in it as NAMES
# with | between them, and OUTPUT.
function(embed_files target generator output comment)
  cmake_path(ABSOLUTE_PATH output BASE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
  list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" OUTPUT_VARIABLE files)
  string(JOIN "|" names ${ARGN})
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -D "FOLDER=${CMAKE_CURRENT_SOURCE_DIR}" -D "NAMES=${names}"
            -D "OUTPUT=${output}" -P "${generator}"
    DEPENDS ${files} "${generator}"
    COMMENT "${comment}"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
  # The standard promises 64 KiB for a literal; the compilers we build with take any length.
  set_source_files_properties("${output}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
endfunction()

# cmake -DGOLDEN=path -DEXIT_CODE=n [-DVARIABLES=name=value…] -P run_golden.cmake -- PROGRAM ARGUMENT…
#
# Runs a program and compares what it does, byte for byte: standard output with GOLDEN.out, standard error
# with GOLDEN.err (a missing golden stands for nothing written), the exit code with EXIT_CODE. With
# UPDATE_GOLDEN=1 in the environment it writes the goldens instead; the diff is then to be reviewed.
cmake_minimum_required(VERSION 3.25)

# Arguments may be empty or hold semicolons, which no CMake list survives: the call is built as a script,
# every argument in brackets.
set(command "")
set(is_argument FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
  if(is_argument)
    string(APPEND command " [==[${CMAKE_ARGV${i}}]==]")
  elseif("${CMAKE_ARGV${i}}" STREQUAL "--")
    set(is_argument TRUE)
  endif()
endforeach()

# The surroundings of whoever runs the tests must not show.
foreach(name IN ITEMS COLUMNS NO_COLOR CLICOLOR_FORCE DEPECHE_INDEX DEPECHE_SAVED LC_MESSAGES LANG)
  unset(ENV{${name}})
endforeach()
set(ENV{LC_ALL} fr_FR.UTF-8)
set(ENV{XDG_CONFIG_HOME} /nonexistent)
foreach(variable IN LISTS VARIABLES)
  string(REGEX MATCH "^([^=]+)=(.*)$" matched "${variable}")
  set(ENV{${CMAKE_MATCH_1}} "${CMAKE_MATCH_2}")
endforeach()

cmake_language(EVAL CODE "execute_process(COMMAND ${command}
  OUTPUT_VARIABLE out ERROR_VARIABLE err RESULT_VARIABLE code ENCODING NONE)")

function(check_stream text file)
  if(NOT "$ENV{UPDATE_GOLDEN}" STREQUAL "")
    if(text STREQUAL "")
      file(REMOVE "${file}")
    else()
      file(WRITE "${file}" "${text}")
    endif()
    return()
  endif()
  set(golden "")
  if(EXISTS "${file}")
    file(READ "${file}" golden)
  endif()
  if(NOT text STREQUAL golden)
    message(SEND_ERROR "not as in ${file}; this was written:\n${text}")
  endif()
endfunction()

check_stream("${out}" "${GOLDEN}.out")
check_stream("${err}" "${GOLDEN}.err")
if(NOT code STREQUAL EXIT_CODE)
  message(SEND_ERROR "exit code ${code}, not ${EXIT_CODE}")
endif()

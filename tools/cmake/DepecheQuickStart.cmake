# depeche_start_quickly(TARGET): a program that answers one question is done sooner than the libraries it loads are
# set up. So what it uses of ICU and libstemmer is linked into it from their archives, and it stays at the place it was
# linked for, as Debian's python3 does: their tables, of 29,000 pointers, are read where they lie in the file.
# Libraries and tests use depeche_icu and depeche_stemmer as any other; they are the shared ones there.
function(depeche_start_quickly target)
  set_target_properties(${target} PROPERTIES DEPECHE_STARTS_QUICKLY "${depeche_has_archives}")
  if(depeche_has_archives)
    target_link_options(${target} PRIVATE -no-pie)
  endif()
endfunction()

find_library(DEPECHE_ICU_I18N_ARCHIVE libicui18n.a)
find_library(DEPECHE_ICU_UC_ARCHIVE libicuuc.a)
find_library(DEPECHE_ICU_DATA_ARCHIVE libicudata.a)
find_library(DEPECHE_STEMMER_ARCHIVE libstemmer.a)
mark_as_advanced(DEPECHE_ICU_I18N_ARCHIVE DEPECHE_ICU_UC_ARCHIVE DEPECHE_ICU_DATA_ARCHIVE DEPECHE_STEMMER_ARCHIVE)

# Where our own libraries are shared, they bring the shared ICU with them.
set(depeche_has_archives OFF)
if(NOT BUILD_SHARED_LIBS AND DEPECHE_ICU_I18N_ARCHIVE AND DEPECHE_ICU_UC_ARCHIVE AND DEPECHE_ICU_DATA_ARCHIVE
    AND DEPECHE_STEMMER_ARCHIVE)
  set(depeche_has_archives ON)
else()
  message(STATUS "depeche-searcher loads ICU and libstemmer at each start: shared libraries, or no archives of these")
endif()

add_library(depeche_icu_shared INTERFACE)
target_link_libraries(depeche_icu_shared INTERFACE ICU::i18n ICU::uc)
add_library(depeche_icu_archives INTERFACE)
target_include_directories(depeche_icu_archives SYSTEM INTERFACE ${ICU_INCLUDE_DIRS})
target_link_libraries(depeche_icu_archives INTERFACE
  "${DEPECHE_ICU_I18N_ARCHIVE}" "${DEPECHE_ICU_UC_ARCHIVE}" "${DEPECHE_ICU_DATA_ARCHIVE}" ${CMAKE_DL_LIBS}
  Threads::Threads)

# Of the target that is linked, not of the one that asks for the library.
set(quick "$<BOOL:$<TARGET_PROPERTY:DEPECHE_STARTS_QUICKLY>>")
add_library(depeche_icu INTERFACE)
target_link_libraries(depeche_icu INTERFACE $<IF:${quick},depeche_icu_archives,depeche_icu_shared>)
add_library(depeche_stemmer INTERFACE)
target_link_libraries(depeche_stemmer INTERFACE $<IF:${quick},${DEPECHE_STEMMER_ARCHIVE},Stemmer::Stemmer>)
target_include_directories(depeche_stemmer SYSTEM INTERFACE "${Stemmer_INCLUDE_DIR}")
unset(quick)

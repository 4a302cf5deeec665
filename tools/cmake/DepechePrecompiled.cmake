# -DDEPECHE_PRECOMPILED=ON reads headers that most sources include once for a target, not once for each of its
# sources. clang++ takes a third to a half less time so; g++ gains nothing, and clang-tidy is slower. Every source
# names what it includes all the same, and compiles without. A target whose sources are compiled together reads headers
# seldom as it is.
option(DEPECHE_PRECOMPILED "Read common headers once for each target" OFF)

# depeche_precompile(TARGET header…): these besides the common ones of the standard library.
function(depeche_precompile target)
  get_target_property(is_unity ${target} UNITY_BUILD)
  if(DEPECHE_PRECOMPILED AND NOT is_unity)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <charconv> <chrono> <cstdint> <filesystem> <fstream> <functional> <map> <memory>
      <optional> <set> <span> <sstream> <string> <string_view> <unordered_map> <utility> <vector> ${ARGN})
  endif()
endfunction()

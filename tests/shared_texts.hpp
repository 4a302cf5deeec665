#pragma once

#include <string>
#include <vector>

/// Every text of `DEPECHE_SHARED_DATA`, for properties that must hold on real French: the raw dispatches, and
/// title and body of the JSONL sets.
std::vector<std::string> shared_texts();

/// The whole content of a file. Fails the test when it cannot be read.
std::string read_file(const std::string& path);

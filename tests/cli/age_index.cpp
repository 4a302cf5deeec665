#include <xapian.h>

#include <string>

#include "schema/index_version.hpp"

/// Gives an index the stamp of a version before the first.
int main(int, char** argv) {
    Xapian::WritableDatabase index(argv[1], Xapian::DB_OPEN);
    index.set_metadata(std::string(depeche::schema::version_key), "0");
    index.commit();
}

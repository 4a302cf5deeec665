#pragma once

#include <xapian.h>

#include <string>

#include "tests/support/temporary_folder.hpp"

namespace depeche::match {

/// Three documents with `paix`, the second twice, and one with `guerre` 300 times.
class SmallIndex {
public:
    SmallIndex() : writer((folder.path() / "index").string(), Xapian::DB_CREATE) {
        for (const Xapian::termcount count : {1U, 2U, 1U})
            add("paix", count);
        add("guerre", 300);
    }

    void add(const std::string& term, Xapian::termcount count) {
        Xapian::Document document;
        document.add_term(term, count);
        writer.add_document(document);
        writer.commit();
    }

    Xapian::Database open() const { return Xapian::Database((folder.path() / "index").string()); }

    tests::TemporaryFolder folder;
    Xapian::WritableDatabase writer;
};

}  // namespace depeche::match

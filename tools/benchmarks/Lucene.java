// The contender Lucene: French analysis, sorted-set facets, the unified highlighter.
//
//     java Lucene.java index ROWS INDEX      builds the index with one thread
//     java Lucene.java search INDEX          answers one query a line: the processor time of it, its matches
//     java Lucene.java add ROWS              adds the rows to an index a line: the time until the last is found
//
// A query is: mode (ids, facets, page), class, words, first day, last day, source, with tabs between. Times are in
// nanoseconds.

import java.io.*;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.facet.*;
import org.apache.lucene.facet.sortedset.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

class Lucene {
    static final Analyzer analyzer = new FrenchAnalyzer();
    static final FacetsConfig config = new FacetsConfig();

    public static void main(String[] arguments) throws Exception {
        for (String facet : new String[] {"source", "actor", "place"})
            config.setMultiValued(facet, true);
        if (arguments[0].equals("index"))
            index(Paths.get(arguments[1]), Paths.get(arguments[2]));
        else if (arguments[0].equals("add"))
            answerLines(line -> add(Paths.get(arguments[1]), Paths.get(line)));
        else
            search(Paths.get(arguments[1]));
    }

    interface Answer {
        String to(String line) throws Exception;
    }

    static void answerLines(Answer answer) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null;)
            System.out.println(answer.to(line));
    }

    static IndexWriter writer(Path folder) throws IOException {
        return new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig(analyzer).setRAMBufferSizeMB(256));
    }

    static void index(Path rows, Path folder) throws Exception {
        try (IndexWriter writer = writer(folder); BufferedReader in = Files.newBufferedReader(rows)) {
            for (String line; (line = in.readLine()) != null;)
                writer.addDocument(config.build(document(line.split("\t", -1))));
            writer.commit();
        }
    }

    /** What has the id of a row is replaced by it. */
    static String add(Path rows, Path folder) throws Exception {
        long start = System.nanoTime();
        try (IndexWriter writer = writer(folder); BufferedReader in = Files.newBufferedReader(rows)) {
            Term last = null;
            for (String line; (line = in.readLine()) != null;) {
                String[] row = line.split("\t", -1);
                last = new Term("id", row[0]);
                writer.updateDocument(last, config.build(document(row)));
            }
            writer.commit();
            try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
                if (new IndexSearcher(reader).count(new TermQuery(last)) != 1)
                    throw new IllegalStateException("not found: " + last);
                return Long.toString(System.nanoTime() - start);
            }
        }
    }

    static Document document(String[] row) {
        Document document = new Document();
        document.add(new StringField("id", row[0], Field.Store.YES));
        int day = Integer.parseInt(row[1]);
        document.add(new IntPoint("day", day));
        document.add(new SortedSetDocValuesFacetField("month", Integer.toString(day / 100)));
        addAll(document, "source", row[2]);
        addAll(document, "actor", row[3]);
        addAll(document, "place", row[4]);
        document.add(new TextField("title", row[5], Field.Store.YES));
        document.add(new StoredField("body", row[6]));
        FieldType withOffsets = new FieldType(TextField.TYPE_NOT_STORED);
        withOffsets.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        document.add(new Field("text", row[5] + "\n" + row[6], withOffsets));
        return document;
    }

    static void addAll(Document document, String facet, String values) {
        for (String value : new HashSet<>(Arrays.asList(values.split("\\|"))))
            if (!value.isEmpty()) {
                document.add(new SortedSetDocValuesFacetField(facet, value));
                document.add(new StringField(facet + "_id", value, Field.Store.NO));
            }
    }

    static void search(Path folder) throws Exception {
        DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder));
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        SortedSetDocValuesReaderState state = new DefaultSortedSetDocValuesReaderState(reader);
        answerLines(line -> {
            String[] asked = line.split("\t", -1);
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            int matches = answer(searcher, state, asked);
            long time = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            return time + " " + matches;
        });
    }

    static int answer(IndexSearcher searcher, SortedSetDocValuesReaderState state, String[] asked)
        throws Exception {
        Query query = query(asked);
        if (asked[0].equals("ids"))
            return (int) searcher.search(query, 10).totalHits.value;
        FacetsCollector collector = new FacetsCollector();
        TopDocs top = FacetsCollector.search(searcher, query, 10, collector);
        Facets facets = new SortedSetDocValuesFacetCounts(state, collector);
        int matches = collector.getMatchingDocs().stream().mapToInt(part -> part.totalHits).sum();
        for (String facet : new String[] {"month", "source", "actor", "place"})
            facets.getTopChildren(10, facet);
        if (asked[0].equals("page")) {
            UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, analyzer) {
                @Override
                protected List<CharSequence[]> loadFieldValues(String[] fields, DocIdSetIterator documents,
                                                               int threshold) throws IOException {
                    List<CharSequence[]> bodies = new ArrayList<>();
                    for (int at; (at = documents.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS;)
                        bodies.add(new CharSequence[] {searcher.doc(at).get("body")});
                    return bodies;
                }
            };
            highlighter.highlight("text", query, top, 2);
        }
        return matches;
    }

    static Query query(String[] asked) {
        QueryBuilder builder = new QueryBuilder(analyzer);
        String words = asked[2];
        switch (asked[1]) {
            case "OR of a sentence":
                return builder.createBooleanQuery("text", words, BooleanClause.Occur.SHOULD);
            case "phrase":
            case "common phrase":
                return builder.createPhraseQuery("text", words);
            case "prefix":
                return new PrefixQuery(new Term("text", words));
            case "date range":
                return new BooleanQuery.Builder()
                    .add(builder.createBooleanQuery("text", words), BooleanClause.Occur.MUST)
                    .add(IntPoint.newRangeQuery("day", Integer.parseInt(asked[3]), Integer.parseInt(asked[4])),
                         BooleanClause.Occur.FILTER)
                    .build();
            case "facet filter":
                return new BooleanQuery.Builder()
                    .add(builder.createBooleanQuery("text", words), BooleanClause.Occur.MUST)
                    .add(new TermQuery(new Term("source_id", asked[5])), BooleanClause.Occur.FILTER)
                    .build();
            default:
                return builder.createBooleanQuery("text", words, BooleanClause.Occur.MUST);
        }
    }
}

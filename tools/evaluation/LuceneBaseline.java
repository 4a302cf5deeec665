import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * What Lucene finds with its French analyzer and its defaults, as TREC runs beside which ours are set.
 *
 * <p>LuceneBaseline FOLDER reads FOLDER/documents.tsv (id, title, text) and FOLDER/topics.tsv (id, text) and writes
 * FOLDER/lucene-one-field.run, where title and text are one field, and FOLDER/lucene-two-fields.run, where they are two of
 * equal weight. A query is any of its analysed words.
 */
public final class LuceneBaseline {
    private static final int DEPTH = 100;

    public static void main(String[] arguments) throws IOException {
        Path folder = Paths.get(arguments[0]);
        BooleanQuery.setMaxClauseCount(100_000);
        try (Analyzer analyzer = new FrenchAnalyzer(); ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            index(folder.resolve("documents.tsv"), analyzer, directory);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(new BM25Similarity());
                run(folder, "lucene-one-field", analyzer, searcher, "all");
                run(folder, "lucene-two-fields", analyzer, searcher, "title", "text");
            }
        }
    }

    private static void index(Path documents, Analyzer analyzer, ByteBuffersDirectory directory) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(analyzer);
        config.setSimilarity(new BM25Similarity());
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (String line : Files.readAllLines(documents, StandardCharsets.UTF_8)) {
                String[] cells = line.split("\t", 3);
                Document document = new Document();
                document.add(new StringField("id", cells[0], Field.Store.YES));
                document.add(new TextField("title", cells[1], Field.Store.NO));
                document.add(new TextField("text", cells[2], Field.Store.NO));
                document.add(new TextField("all", cells[1] + "\n" + cells[2], Field.Store.NO));
                writer.addDocument(document);
            }
        }
    }

    private static void run(Path folder, String name, Analyzer analyzer, IndexSearcher searcher, String... fields)
            throws IOException {
        try (PrintWriter out =
                new PrintWriter(Files.newBufferedWriter(folder.resolve(name + ".run"), StandardCharsets.UTF_8))) {
            for (String line : Files.readAllLines(folder.resolve("topics.tsv"), StandardCharsets.UTF_8)) {
                String[] cells = line.split("\t", 2);
                int rank = 0;
                for (ScoreDoc hit : searcher.search(query(analyzer, cells[1], fields), DEPTH).scoreDocs) {
                    String id = searcher.doc(hit.doc).get("id");
                    out.println(cells[0] + "\tQ0\t" + id + "\t" + ++rank + "\t" + hit.score + "\t" + name);
                }
            }
        }
    }

    private static BooleanQuery query(Analyzer analyzer, String text, String... fields) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String word : words(analyzer, text)) {
            for (String field : fields) {
                any.add(new TermQuery(new Term(field, word)), BooleanClause.Occur.SHOULD);
            }
        }
        return any.build();
    }

    private static List<String> words(Analyzer analyzer, String text) throws IOException {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        }
        return words;
    }

    private LuceneBaseline() {}
}

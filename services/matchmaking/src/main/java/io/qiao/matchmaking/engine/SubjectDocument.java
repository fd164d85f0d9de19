package io.qiao.matchmaking.engine;

import io.qiao.contracts.event.EventJson;
import io.qiao.matchmaking.text.TermStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// How a subject stands in the Lucene index.
final class SubjectDocument {
    static final String ID = "id";
    static final String NUMBER = "number";
    static final String OWNER = "owner";
    static final String VISIBLE = "visible";
    static final String WANTS = "wants";
    static final String GIVES = "gives";
    static final String WANTS_VECTOR = "wants.vector";
    static final String GIVES_VECTOR = "gives.vector";
    static final String EVERYBODY = "*";
    private static final String SUBJECT = "subject";

    private SubjectDocument() {}

    static Document of(Entry entry, Said said) {
        Subject subject = entry.subject();
        Document document = new Document();
        document.add(new StringField(ID, subject.id(), Field.Store.NO));
        document.add(new NumericDocValuesField(NUMBER, entry.number()));
        document.add(new StoredField(NUMBER, entry.number()));
        document.add(new StoredField(SUBJECT, EventJson.MAPPER.writeValueAsBytes(subject)));
        subject.organizations()
                .forEach(each -> document.add(new StringField(OWNER, each, Field.Store.NO)));
        List<String> visible =
                subject.alliances().isEmpty() ? List.of(EVERYBODY) : subject.alliances();
        visible.forEach(each -> document.add(new StringField(VISIBLE, each, Field.Store.NO)));
        document.add(new TextField(WANTS, new TermStream(said.wants().terms())));
        document.add(new TextField(GIVES, new TermStream(said.gives().terms())));
        vector(document, WANTS_VECTOR, entry.meaning().wants());
        vector(document, GIVES_VECTOR, entry.meaning().gives());
        return document;
    }

    private static void vector(Document document, String field, @Nullable Vector vector) {
        if (vector != null) {
            document.add(
                    new KnnByteVectorField(
                            field, vector.bytes(), VectorSimilarityFunction.DOT_PRODUCT));
            document.add(new StoredField(field, vector.bytes()));
        }
    }

    /// What a snapshot holds.
    static List<Kept> all(IndexReader reader) throws IOException {
        List<Kept> kept = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Bits live = leaf.reader().getLiveDocs();
            for (int at = 0; at < leaf.reader().maxDoc(); at++) {
                if (live == null || live.get(at)) {
                    kept.add(read(leaf.reader().storedFields().document(at)));
                }
            }
        }
        return kept;
    }

    private static Kept read(Document document) {
        BytesRef subject = document.getBinaryValue(SUBJECT);
        return new Kept(
                document.getField(NUMBER).numericValue().intValue(),
                EventJson.MAPPER.readValue(
                        subject.bytes, subject.offset, subject.length, Subject.class),
                new Meaning(vector(document, WANTS_VECTOR), vector(document, GIVES_VECTOR)));
    }

    private static @Nullable Vector vector(Document document, String field) {
        BytesRef bytes = document.getBinaryValue(field);
        return bytes == null
                ? null
                : Vector.of(
                        Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length));
    }

    /// A subject as a snapshot holds it.
    record Kept(int number, Subject subject, Meaning meaning) {}
}

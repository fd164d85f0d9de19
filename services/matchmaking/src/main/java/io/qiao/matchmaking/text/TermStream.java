package io.qiao.matchmaking.text;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Hands terms that are already analysed to Lucene.
public final class TermStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final List<Analysis.Term> terms;
    private int next;

    public TermStream(List<Analysis.Term> terms) {
        this.terms = terms;
    }

    @Override
    public boolean incrementToken() {
        if (next == terms.size()) {
            return false;
        }
        clearAttributes();
        term.setEmpty().append(terms.get(next++).text());
        return true;
    }

    @Override
    public void reset() {
        next = 0;
    }
}

package io.qiao.standalone.store;

import org.jspecify.annotations.Nullable;

/// A part of a sorted index: the entries between two keys.
record Span(SortKey from, SortKey to) {

    /// All that begin with these values.
    static Span of(SortKey values) {
        return new Span(values, values.after());
    }

    /// All that begin with these values and go on with one within bounds, one of which may be
    /// absent.
    static Span between(SortKey values, @Nullable Object least, @Nullable Object most) {
        SortKey from = least == null ? values.before(most) : values.with(least);
        SortKey to = most == null ? values.after(least) : values.with(most).after();
        return new Span(from, to);
    }
}

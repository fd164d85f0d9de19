package io.qiao.bench;

import java.util.ArrayList;
import java.util.List;

/// What was measured: a row each, and for some a bound.
final class Table {
    private final List<Row> rows = new ArrayList<>();

    Table row(String what, String measured) {
        rows.add(new Row(what, measured, "", true));
        return this;
    }

    /// @param kept whether the measured value keeps the bound
    Table row(String what, String measured, String bound, boolean kept) {
        rows.add(new Row(what, measured, bound, kept));
        return this;
    }

    /// With the rows of another one below.
    Table also(Table other) {
        rows.addAll(other.rows);
        return this;
    }

    boolean isKept() {
        return rows.stream().allMatch(Row::kept);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("\n");
        for (Row row : rows) {
            text.append(
                    "  %-58s %14s   %s%n"
                            .formatted(
                                    row.what(),
                                    row.measured(),
                                    row.bound().isEmpty()
                                            ? ""
                                            : "bound %s: %s"
                                                    .formatted(
                                                            row.bound(),
                                                            row.kept() ? "kept" : "MISSED")));
        }
        return text.append(isKept() ? "\nAll bounds are kept.\n" : "\nA bound is missed.\n")
                .toString();
    }

    private record Row(String what, String measured, String bound, boolean kept) {}
}

package io.qiao.contracts.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Reads a table of codes kept beside this class: a line each, code and its names in Simplified
/// and Traditional Chinese and English, split by tabs; `#` for remarks.
final class CodeTable {
    private CodeTable() {}

    static Map<String, LocalizedText> read(String file) {
        Map<String, LocalizedText> rows = new LinkedHashMap<>();
        try (InputStream in =
                Objects.requireNonNull(CodeTable.class.getResourceAsStream(file), file)) {
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(
                            cells ->
                                    rows.put(
                                            cells[0],
                                            new LocalizedText(cells[1], cells[2], cells[3])));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return rows;
    }
}

package io.qiao.chassis.input;

import java.util.List;

/// In which coding a body may come (`Content-Encoding`): in none, since it is small.
public final class ContentCoding {
    private ContentCoding() {}

    /// @param said what the header says, once or more often
    public static boolean isRead(List<String> said) {
        return said.stream()
                .map(String::strip)
                .allMatch(coding -> coding.isEmpty() || coding.equalsIgnoreCase("identity"));
    }
}

package io.qiao.chassis.input;

import java.io.Serial;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/// A value of the right JSON type that breaks a rule of ours; its path is the field's.
public final class BrokenRule extends MismatchedInputException {
    @Serial private static final long serialVersionUID = 1L;

    private final String rule;

    /// @param detail what the rule asks for
    BrokenRule(JsonParser parser, String rule, String detail, Class<?> type) {
        super(parser, detail, type);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}

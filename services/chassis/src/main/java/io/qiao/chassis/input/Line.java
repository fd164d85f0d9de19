package io.qiao.chassis.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// Text in one line, such as a name, a title or an id. Every string of a request is read as one,
/// unless it is marked as [Text] or [Verbatim]: trimmed, composed (Unicode NFC), and refused with a
/// line end, another control character or half a character in it. This says how long it may be.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Line.Length.class)
public @interface Line {
    /// In characters as Unicode counts them (code points).
    int min() default 0;

    /// In characters as Unicode counts them (code points).
    int max();

    String message() default "must have {min} to {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Counts; absence is another rule's business.
    final class Length implements ConstraintValidator<Line, CharSequence> {
        private int min;
        private int max;

        @Override
        public void initialize(Line line) {
            min = line.min();
            max = line.max();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || Characters.isWithin(text, min, max);
        }
    }
}

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

/// Text of several lines: like a [Line], but line ends and tabs may be in it. Line ends are kept as
/// `\n`.
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Text.Length.class)
public @interface Text {
    /// In characters as Unicode counts them (code points).
    int min() default 0;

    /// In characters as Unicode counts them (code points).
    int max();

    String message() default "must have {min} to {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Counts; absence is another rule's business.
    final class Length implements ConstraintValidator<Text, CharSequence> {
        private int min;
        private int max;

        @Override
        public void initialize(Text text) {
            min = text.min();
            max = text.max();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || Characters.isWithin(text, min, max);
        }
    }
}

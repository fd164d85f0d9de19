package io.qiao.chassis.web;

import io.qiao.contracts.reference.Industries;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// A section or division of GB/T 4754-2017.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IndustryCode.Known.class)
public @interface IndustryCode {
    String message() default "must be a section or division of GB/T 4754-2017, such as C39";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Whether the code is in the table; absence is another rule's business.
    final class Known implements ConstraintValidator<IndustryCode, String> {
        @Override
        public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
            return code == null || Industries.isKnown(code);
        }
    }
}

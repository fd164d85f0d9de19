package io.qiao.chassis.web;

import io.qiao.contracts.reference.Regions;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// A place of GB/T 2260.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = RegionCode.Known.class)
public @interface RegionCode {
    String message() default "must be a place of GB/T 2260, such as 440300";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Whether the code is in the table; absence is another rule's business.
    final class Known implements ConstraintValidator<RegionCode, String> {
        @Override
        public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
            return code == null || Regions.isKnown(code);
        }
    }
}

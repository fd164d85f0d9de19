package io.qiao.chassis.input;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Strict reading, for either web stack.
@Configuration(proxyBeanMethods = false)
public class InputConfiguration {
    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    /// Problems are in English throughout, whatever the client or the machine speaks.
    @Bean
    ValidationConfigurationCustomizer rulesInEnglish() {
        return rules ->
                rules.messageInterpolator(new InEnglish(rules.getDefaultMessageInterpolator()));
    }

    private record InEnglish(MessageInterpolator messages) implements MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return messages.interpolate(template, context, Locale.ENGLISH);
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return interpolate(template, context);
        }
    }
}

package io.qiao.identity.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Composes mails from the message files, in the language of who reads them.
@Component
public final class Letters {
    private final MessageSource messages;
    private final String publicUrl;

    public Letters(MessageSource messages, @Value("${qiao.public-url}") String publicUrl) {
        this.messages = messages;
        this.publicUrl = publicUrl;
    }

    /// A mail that asks to follow a link.
    ///
    /// @param name of the messages: `mail.NAME.subject` and `mail.NAME.text`
    /// @param page of identity that the link leads to
    /// @param life how long the link is good for, in the unit that the text names
    /// @param more what the text names besides, from `{2}` on
    public Mail withLink(
            String to,
            Locale language,
            String name,
            String page,
            String token,
            long life,
            String... more) {
        String link = "%s/identity/%s?token=%s".formatted(publicUrl, page, token);
        Object[] arguments =
                Stream.concat(Stream.<Object>of(link, life), Arrays.stream(more)).toArray();
        return mail(to, language, name, arguments);
    }

    /// A mail that only tells.
    public Mail notice(String to, Locale language, String name) {
        return mail(to, language, name, publicUrl + "/identity/forgot", 0);
    }

    private Mail mail(String to, Locale language, String name, Object... arguments) {
        return new Mail(
                to,
                messages.getMessage("mail." + name + ".subject", arguments, language),
                messages.getMessage("mail." + name + ".text", arguments, language));
    }
}

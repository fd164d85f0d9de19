package io.qiao.identity.mail;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Composes mails from the message files, in the language of who reads them.
@Component
public final class Letters {
    private final MessageSource messages;
    private final String publicUrl;

    Letters(MessageSource messages, @Value("${qiao.public-url}") String publicUrl) {
        this.messages = messages;
        this.publicUrl = publicUrl;
    }

    /// A mail that asks to follow a link.
    ///
    /// @param name of the messages: `mail.NAME.subject` and `mail.NAME.text`
    /// @param page of identity that the link leads to
    /// @param hours how long the link is good for
    public Mail withLink(
            String to, Locale language, String name, String page, String token, long hours) {
        String link = "%s/identity/%s?token=%s".formatted(publicUrl, page, token);
        return mail(to, language, name, link, hours);
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

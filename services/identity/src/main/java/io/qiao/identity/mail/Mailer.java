package io.qiao.identity.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;

/// Sends mail.
public interface Mailer {
    void send(Mail mail) throws MessagingException, IOException;
}

package io.qiao.identity.mail;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/// Hands mail to a mail server (`spring.mail.*`), behind a circuit breaker: while the server is
/// away, only now and then a mail finds out.
final class SmtpMailer implements Mailer {
    private final JavaMailSender sender;
    private final String from;
    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("mail");

    SmtpMailer(JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
    }

    @Override
    public void send(Mail mail) throws MessagingException, IOException {
        try {
            breaker.executeCallable(
                    () -> {
                        sender.send(Messages.of(mail, from));
                        return mail;
                    });
        } catch (MailException | CallNotPermittedException refused) {
            throw new IOException(refused);
        } catch (MessagingException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

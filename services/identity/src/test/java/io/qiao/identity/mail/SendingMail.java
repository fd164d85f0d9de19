package io.qiao.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.documents.Documents;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.MovableClock;
import io.qiao.identity.TestStore;
import io.qiao.identity.secret.Counters;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import reactor.core.publisher.Mono;

class SendingMail {
    private static final Mail MAIL = new Mail("zhang@example.com", "开通账号", "链接：https://x/y");

    private final MovableClock clock = new MovableClock();
    private final MongoDatabase database = TestStore.database();
    private final Sealing sealing = new Sealing(Base64.getEncoder().encodeToString(new byte[32]));

    private Post post(Mailer mailer) {
        return new Post(database, mailer, sealing, new Counters(database, clock), clock, 3);
    }

    @Test
    void goes_through_a_mail_server() throws Exception {
        GreenMail server =
                new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtp().getPort());
            Post post = post(new SmtpMailer(sender, "qiao@example.org"));
            post.send(MAIL);
            post.sendDue();

            MimeMessage received = server.getReceivedMessages()[0];
            assertThat(received.getSubject()).isEqualTo("开通账号");
            assertThat(received.getAllRecipients()[0]).hasToString("zhang@example.com");
            assertThat(received.getFrom()[0]).hasToString("qiao@example.org");
            assertThat(received.getContent().toString()).contains("链接：https://x/y");
        } finally {
            server.stop();
        }
    }

    @Test
    void what_a_crash_or_an_outage_left_is_sent_later_and_once() throws Exception {
        Post crashed =
                post(
                        _ -> {
                            throw new MessagingException("the server is away");
                        });
        crashed.send(MAIL);
        crashed.sendDue();
        List<Mail> sent = new ArrayList<>();
        Post next = post(sent::add);
        next.sendDue();
        assertThat(sent).as("not before it is due again").isEmpty();

        clock.advance(Duration.ofMinutes(2));
        next.sendDue();
        clock.advance(Duration.ofMinutes(2));
        next.sendDue();

        assertThat(sent).containsExactly(MAIL);
    }

    @Test
    void nobody_is_flooded() throws Exception {
        List<Mail> sent = new ArrayList<>();
        Post post = post(sent::add);
        for (int at = 0; at < 5; at++) {
            post.send(Asker.STRANGER, MAIL.to(), () -> MAIL);
        }
        post.send(Asker.STRANGER, "li@example.com", () -> new Mail("li@example.com", "x", "x"));
        post.sendDue();

        assertThat(sent).hasSize(4);
    }

    @Test
    void strangers_use_up_neither_notices_nor_invitations() throws Exception {
        List<Mail> sent = new ArrayList<>();
        Post post = post(sent::add);
        for (int at = 0; at < 5; at++) {
            post.allows(Asker.STRANGER, MAIL.to());
        }

        post.send(MAIL);
        post.sendDue();

        assertThat(sent).containsExactly(MAIL);
        assertThat(post.allows(Asker.STRANGER, MAIL.to())).isFalse();
        assertThat(post.allows(Asker.INVITER, MAIL.to())).isTrue();
        assertThat(post.allows(Asker.ACCOUNT, MAIL.to())).isTrue();
    }

    @Test
    void waits_in_the_store_without_being_readable_there() {
        post(_ -> {}).send(MAIL);

        Document kept =
                Objects.requireNonNull(Mono.from(database.getCollection("mails").find()).block());

        assertThat(kept.keySet())
                .containsExactlyInAnyOrder("_id", "mail", "posted", "due", "attempts");
        assertThat(kept.getString("mail")).isNotEqualTo(Documents.of(MAIL).toJson());
        assertThat(sealing.open(kept.getString("mail"))).isEqualTo(Documents.of(MAIL).toJson());
    }
}

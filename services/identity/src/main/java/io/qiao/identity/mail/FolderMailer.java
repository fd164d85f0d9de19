package io.qiao.identity.mail;

import io.qiao.chassis.aggregate.Ids;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lays mail into a folder and says so in the log, for a platform without a mail server. What is in
/// it, links that let somebody in among it, stays out of the log.
final class FolderMailer implements Mailer {
    private static final Logger LOG = LoggerFactory.getLogger(FolderMailer.class);

    private final Path folder;
    private final String from;

    FolderMailer(Path folder, String from) {
        this.folder = folder;
        this.from = from;
    }

    @Override
    public void send(Mail mail) throws MessagingException, IOException {
        Files.createDirectories(folder);
        Path draft = folder.resolve(Ids.next() + ".draft");
        try (OutputStream out = Files.newOutputStream(draft)) {
            Messages.of(mail, from).writeTo(out);
        }
        Path file = folder.resolve(draft.getFileName().toString().replace(".draft", ".eml"));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("mail in {}", file);
    }
}

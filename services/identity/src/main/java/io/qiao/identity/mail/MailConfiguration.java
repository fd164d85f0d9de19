package io.qiao.identity.mail;

import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/// Where mail goes: to a folder when one is configured, else to the mail server.
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    @Bean
    Mailer mailer(
            @Value("${qiao.mail.folder:}") String folder,
            @Value("${qiao.mail.from}") String from,
            ObjectProvider<JavaMailSender> sender) {
        return folder.isEmpty()
                ? new SmtpMailer(sender.getObject(), from)
                : new FolderMailer(Path.of(folder), from);
    }
}

package io.qiao.identity.account;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.contracts.identity.Account;
import io.qiao.identity.mail.MailAddress;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Passwords;
import io.qiao.identity.person.Person;
import io.qiao.identity.secret.Secrets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The first start makes an administrator with a one-time password, told once: in the log, unless
/// the password was given (`qiao.bootstrap.password`). Logging in with it asks for a new one.
@Component
class Bootstrap {
    private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);

    private final Directory directory;
    private final FirstAdministrator first;
    private final Passwords passwords;
    private final Clock clock;
    private final String mail;
    private final String given;
    private boolean done;

    Bootstrap(
            Directory directory,
            FirstAdministrator first,
            Passwords passwords,
            Clock clock,
            @Value("${qiao.bootstrap.mail}") String mail,
            @Value("${qiao.bootstrap.password:}") String given) {
        this.directory = directory;
        this.first = first;
        this.passwords = passwords;
        this.clock = clock;
        this.mail = mail;
        this.given = given;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void makeAdministrator() {
        if (done) {
            return;
        }
        try {
            String account = first.account();
            if (directory.byId(account).isEmpty()) {
                make(account);
            }
            done = true;
        } catch (RuntimeException away) {
            LOG.info("the administrator is made later: {}", away.toString());
        }
    }

    /// Told before it is kept: a crash in between only means that the next start tells another.
    private void make(String account) {
        String password = given.isEmpty() ? Secrets.next() : given;
        if (given.isEmpty()) {
            LOG.warn("administrator {} with the one-time password {}", mail, password);
        }
        directory.claim(mail, account);
        Person administrator =
                new Person(
                        account,
                        Account.Status.ACTIVE,
                        MailAddress.normal(mail),
                        "Administrator",
                        null,
                        "en",
                        passwords.hash(password),
                        true,
                        true,
                        null,
                        List.of(),
                        clock.instant());
        directory.register(administrator, Cause.ofItself());
    }
}

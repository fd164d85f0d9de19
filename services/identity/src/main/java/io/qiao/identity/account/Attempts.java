package io.qiao.identity.account;

import io.qiao.identity.mail.Letters;
import io.qiao.identity.mail.MailAddress;
import io.qiao.identity.mail.Post;
import io.qiao.identity.person.Directory;
import io.qiao.identity.secret.Counters;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Failed logins of one mail address, whether it has an account or not. After so many in a day it
/// is locked, until its owner follows a reset link.
///
/// An attempt is counted before the password is looked at, so that a thousand side by side are no
/// more than ten.
@Component
public final class Attempts {
    /// How many may fail.
    public static final int MOST = 10;

    private static final Duration WINDOW = Duration.ofDays(1);

    private final Counters counters;
    private final Directory directory;
    private final Letters letters;
    private final Post post;

    Attempts(Counters counters, Directory directory, Letters letters, Post post) {
        this.counters = counters;
        this.directory = directory;
        this.letters = letters;
        this.post = post;
    }

    /// Counts an attempt.
    ///
    /// @return whether it may be made
    public boolean begin(String mail) {
        int count = counters.add(key(mail), WINDOW);
        if (count == MOST + 1) {
            directory
                    .byMail(mail)
                    .ifPresent(
                            person ->
                                    post.send(
                                            letters.notice(
                                                    person.mail(), person.locale(), "locked")));
        }
        return count <= MOST;
    }

    public void clear(String mail) {
        counters.clear(key(mail));
    }

    private static String key(String mail) {
        return "login " + MailAddress.normal(mail);
    }
}

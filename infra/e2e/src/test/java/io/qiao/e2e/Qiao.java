package io.qiao.e2e;

import io.qiao.demo.Api;
import io.qiao.demo.Demo;
import io.qiao.demo.Mailbox;
import io.qiao.standalone.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The platform under test, started once for all tests, with the demonstration data.
final class Qiao {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /// The password of every account that a test makes.
    static final String PASSWORD = "correct horse battery";

    static final String ADMIN_PASSWORD = "one bridge for everybody";
    private static final Set<String> SEATS = Set.of("SECRETARIAT", "COUNCIL", "ORGANIZER");
    private static final Running RUNNING = start();
    private static final Mailbox MAILBOX = RUNNING.mailbox();
    private static final Ahead<Account> ACCOUNTS = new Ahead<>(Qiao::signedUp);
    private static @Nullable Api admin;

    private Qiao() {}

    private static Running start() {
        try {
            Path data = ROOT.resolve("infra/e2e/target/qiao");
            Running running = Running.start(ROOT, data, "--fresh", "--port", "0", "--no-cache");
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            return running;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static Running running() {
        return RUNNING;
    }

    /// The API without a login.
    static Api stranger() throws IOException {
        return Api.of(RUNNING.gateway());
    }

    /// The administrator, who chose a password at the first login.
    static synchronized Api admin() throws IOException, InterruptedException {
        if (admin == null) {
            admin =
                    stranger()
                            .firstLogin(
                                    "admin@qiao.local", RUNNING.oneTimePassword(), ADMIN_PASSWORD);
        }
        return admin;
    }

    /// An account of the demonstration data.
    static Api demo(String key) throws IOException, InterruptedException {
        return stranger().login(Demo.mail(key), Demo.PASSWORD);
    }

    static Mailbox mailbox() {
        return MAILBOX;
    }

    /// An account that nobody has used before.
    static Account account() throws InterruptedException {
        return ACCOUNTS.next();
    }

    private static Account signedUp() throws IOException, InterruptedException {
        String mail = "u" + UUID.randomUUID().toString().replace("-", "") + "@test.example";
        String id = stranger().signUp(mail, "Somebody", PASSWORD, MAILBOX);
        return new Account(id, mail, stranger().login(mail, PASSWORD));
    }

    /// Somebody who can log in.
    record Account(String id, String mail, Api api) {
        /// Is invited to a role, accepts, and has it.
        void takesUp(String role, String place, Api inviter)
                throws IOException, InterruptedException {
            inviter.invite(role, place, mail, null);
            api.acceptInvitation(mail, MAILBOX);
            awaits(role, place);
        }

        private void awaits(String role, String place) throws InterruptedException {
            String places = SEATS.contains(role) ? "alliances" : "organizations";
            Eventually.until(
                    () -> api.get("/api/membership/%s/%s".formatted(places, place)),
                    found -> found.toString().contains(id));
        }
    }
}

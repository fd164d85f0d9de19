package io.qiao.e2e;

import io.qiao.demo.Api;
import io.qiao.demo.Demo;
import io.qiao.standalone.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;

/// The platform under test, started once for all tests, with the demonstration data.
final class Qiao {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Running RUNNING = start();

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

    static Api admin() throws IOException, InterruptedException {
        return stranger().login("admin", RUNNING.adminPassword());
    }

    /// An account of the demonstration data.
    static Api demo(String login) throws IOException, InterruptedException {
        return stranger().login(login, Demo.PASSWORD);
    }

    /// An account that nobody has used before.
    static Account account() throws IOException, InterruptedException {
        String login = "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        String id = stranger().signUp(login, "correct horse battery");
        return new Account(id, stranger().login(login, "correct horse battery"));
    }

    /// Somebody who can log in.
    record Account(String id, Api api) {}
}

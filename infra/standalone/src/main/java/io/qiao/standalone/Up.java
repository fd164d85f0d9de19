package io.qiao.standalone;

import io.qiao.demo.Api;
import io.qiao.demo.Demo;
import io.qiao.demo.Mailbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `infra/up`.
@Command(
        name = "infra/up",
        mixinStandardHelpOptions = true,
        version = "Qiao 0.1.0",
        sortOptions = false,
        description = "Runs the whole Qiao platform on this machine; Ctrl-C stops it.")
final class Up implements Callable<Integer> {
    /// Organizations of the demonstration that come with a program, for the README's commands.
    private static final List<String> PROGRAMS = List.of("chengyang", "guozhi-laser");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: ~/.qiao")
    private Path data = Path.of(System.getProperty("user.home"), ".qiao");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port of the gateway on 127.0.0.1, 0 for any. Default: 8080")
    private int port;

    @Option(names = "--no-demo", description = "Do not load the demonstration data.")
    private boolean noDemo;

    @Option(names = "--fresh", description = "Forget all that is kept in DIR and begin anew.")
    private boolean fresh;

    @Option(names = "--no-cache", description = "Do not make caches for a faster next start.")
    private boolean noCache;

    public static void main(String[] args) {
        int exit = new CommandLine(new Up()).execute(args);
        System.exit(exit);
    }

    @Override
    public Integer call() throws InterruptedException {
        Console console = new Console(System.out);
        try {
            run(console);
            return 0;
        } catch (Failure failure) {
            console.say(String.valueOf(failure.getMessage()));
            return 1;
        }
    }

    private void run(Console console) throws InterruptedException {
        Installation installation =
                new Installation(Path.of(System.getProperty("qiao.root", ".")).toAbsolutePath());
        DataFolder folder = DataFolder.open(data.toAbsolutePath(), fresh);
        Ports ports = new Ports();
        ports.reserve("gateway", port);
        Platform platform = new Platform(folder, ports, installation, console);
        Caches caches = new Caches(installation, console);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(platform, caches, console), "stop"));
        console.say("Starting Qiao; data and logs in %s".formatted(folder.path()));
        platform.start();
        URI gateway = URI.create("http://127.0.0.1:" + ports.of("gateway"));
        if (!noDemo) {
            loadDemo(folder, gateway, platform.launcherSecret(), console);
        }
        tell(folder, gateway, console);
        folder.forgetOneTimePassword();
        if (!noCache) {
            caches.make(platform.programs());
        }
        Thread.currentThread().join();
    }

    private static void loadDemo(
            DataFolder folder, URI gateway, String launcherSecret, Console console)
            throws InterruptedException {
        try {
            if (!Files.exists(folder.demoLoaded())) {
                Demo demo = new Demo(gateway, new Mailbox(folder.mail()));
                demo.load(Api.of(gateway).program("launcher", launcherSecret));
                for (String organization : PROGRAMS) {
                    DataFolder.keepSecret(
                            folder.programs().resolve(organization), demo.program(organization));
                }
                Files.createFile(folder.demoLoaded());
                console.say("  %-14s loaded at %4.1f s".formatted("demo", console.seconds()));
            }
        } catch (IOException failure) {
            throw new Failure("The demonstration data cannot be loaded: " + failure.getMessage());
        }
    }

    private static void tell(DataFolder folder, URI gateway, Console console) {
        console.say("");
        console.say("Qiao is ready at %s after %.1f s.".formatted(gateway, console.seconds()));
        folder.oneTimePassword()
                .ifPresent(
                        password ->
                                console.say(
                                        "  administrator   admin@qiao.local, one-time password %s (told this once)"
                                                .formatted(password)));
        if (Files.exists(folder.demoLoaded())) {
            console.say(
                    "  demonstration   any account of infra/demo/README.md, password %s"
                            .formatted(Demo.PASSWORD));
        }
        console.say("  mail            %s".formatted(folder.mail()));
        console.say("  logs            %s".formatted(folder.logs()));
        console.say("  Ctrl-C stops everything.");
    }

    private static void stop(Platform platform, Caches caches, Console console) {
        console.say("Stopping ...");
        caches.stop();
        platform.stop();
        console.say("Stopped.");
    }
}

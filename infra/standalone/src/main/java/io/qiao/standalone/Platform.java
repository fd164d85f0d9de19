package io.qiao.standalone;

import io.qiao.standalone.kafka.Broker;
import io.qiao.standalone.store.DocumentStore;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All parts of the platform in the order in which they need each other.
final class Platform {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String HEALTH = "/actuator/health";
    private static final List<String> SERVICES =
            List.of("identity", "membership", "events", "matchmaking", "notifications");

    private final DataFolder data;
    private final Ports ports;
    private final Programs programs;
    private final Path model;
    private final Console console;
    private final String launcherSecret = UUID.randomUUID().toString() + UUID.randomUUID();
    private final Map<Program, Map<String, String>> trained = new LinkedHashMap<>();
    private final List<Supervisor> running = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    Platform(DataFolder data, Ports ports, Installation installation, Console console) {
        this.data = data;
        this.ports = ports;
        this.programs = new Programs(installation);
        this.model = installation.model();
        this.console = console;
    }

    /// Returns when every part is ready.
    void start() throws InterruptedException {
        List<Part> base = List.of(kafka(), store());
        List<Part> services = new ArrayList<>(SERVICES.stream().map(this::service).toList());
        services.add(gateway());
        ports.write(data.ports());
        startAll(base);
        startAll(services);
    }

    private void startAll(List<Part> parts) throws InterruptedException {
        List<Supervisor> started = new ArrayList<>();
        for (Part part : parts) {
            Supervisor supervisor = new Supervisor(part, data.logs(), console);
            running.add(supervisor);
            started.add(supervisor);
            supervisor.start();
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!started.isEmpty()) {
            started.removeIf(this::tellWhenReady);
            if (System.nanoTime() > deadline || started.stream().anyMatch(Supervisor::isHopeless)) {
                String names =
                        started.stream()
                                .map(each -> each.part().name())
                                .collect(Collectors.joining(", "));
                throw new Failure("Not ready: %s; see %s".formatted(names, data.logs()));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean tellWhenReady(Supervisor supervisor) {
        Part part = supervisor.part();
        boolean ready = part.isReady(http);
        if (ready) {
            console.say(
                    "  %-14s ready at %5.1f s on port %d"
                            .formatted(part.name(), console.seconds(), part.port()));
        }
        return ready;
    }

    /// In the opposite order: the gateway, then the services all at once, then what they need.
    void stop() {
        List<Supervisor> services =
                running.stream().filter(each -> SERVICES.contains(each.part().name())).toList();
        List<Supervisor> others = new ArrayList<>(running.reversed());
        others.removeAll(services);
        stopAll(others.stream().filter(each -> each.part().name().equals("gateway")).toList());
        stopAll(services);
        others.forEach(Supervisor::stop);
    }

    private static void stopAll(List<Supervisor> parts) {
        List<Thread> stopping =
                parts.stream()
                        .map(each -> Thread.ofPlatform().name("stop").start(each::stop))
                        .toList();
        for (Thread each : stopping) {
            try {
                each.join();
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// What ran, with its environment, for those who want to run it again.
    Map<Program, Map<String, String>> programs() {
        return trained;
    }

    private Part kafka() {
        int port = ports.of("kafka");
        return part(
                programs.own(
                        "kafka",
                        Broker.class,
                        "256m",
                        data.path().resolve("kafka").toString(),
                        Integer.toString(port),
                        Integer.toString(ports.of("kafka-controller"))),
                Map.of(),
                null);
    }

    private Part store() {
        return part(
                programs.own(
                        "store",
                        DocumentStore.class,
                        "256m",
                        data.path().resolve("store").toString(),
                        Integer.toString(ports.of("store"))),
                Map.of(),
                null);
    }

    private Part service(String name) {
        Program program = programs.service(name, mainClass(name));
        trained.put(program, environment(name));
        return part(program, environment(name), HEALTH);
    }

    /// The class that runs as that part.
    static String mainClass(String part) {
        return switch (part) {
            case "kafka" -> Broker.class.getName();
            case "store" -> DocumentStore.class.getName();
            default -> {
                String type = Character.toUpperCase(part.charAt(0)) + part.substring(1);
                yield "io.qiao.%s.%sApplication".formatted(part, type);
            }
        };
    }

    private Part gateway() {
        Program program = programs.service("gateway", mainClass("gateway"));
        trained.put(program, environment("gateway"));
        return part(program, environment("gateway"), HEALTH);
    }

    private Map<String, String> environment(String name) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SERVER_PORT", Integer.toString(ports.of(name)));
        environment.put("QIAO_KAFKA", "127.0.0.1:" + ports.of("kafka"));
        environment.put("QIAO_PUBLIC_URL", url("gateway"));
        environment.put("QIAO_ISSUER", url("gateway"));
        environment.put("QIAO_FORWARDING_SECRET", data.forwardingSecret());
        environment.put("QIAO_KEY_SET", url("identity") + "/identity/oauth2/jwks");
        environment.put(
                "SPRING_MONGODB_URI",
                "mongodb://127.0.0.1:"
                        + ports.of("store")
                        + "/?serverSelectionTimeoutMS=3000&connectTimeoutMS=2000&socketTimeoutMS=10000&retryWrites=false");
        switch (name) {
            case "identity" -> environment.putAll(forIdentity());
            case "gateway" -> environment.putAll(forGateway());
            case "matchmaking" -> environment.putAll(forMatchmaking());
            default -> {}
        }
        return environment;
    }

    private Map<String, String> forMatchmaking() {
        return Map.of(
                "QIAO_MATCHING_MODEL",
                Files.isDirectory(model) ? model.toString() : "",
                "QIAO_MATCHING_FOLDER",
                data.index().toString());
    }

    private Map<String, String> forIdentity() {
        Map<String, String> environment = new HashMap<>();
        environment.put("QIAO_SEALING_KEY", data.sealingKey());
        environment.put("QIAO_GATEWAY_SECRET", data.gatewaySecret());
        environment.put("QIAO_LAUNCHER_SECRET", launcherSecret);
        environment.put("QIAO_MAIL_FOLDER", data.mail().toString());
        data.oneTimePassword()
                .ifPresent(password -> environment.put("QIAO_BOOTSTRAP_PASSWORD", password));
        return environment;
    }

    /// Everything here comes from one address, this machine: what is meant to tell strangers apart
    /// is set high.
    private Map<String, String> forGateway() {
        Map<String, String> environment = new HashMap<>();
        environment.put("QIAO_SEALING_KEY", data.sealingKey());
        environment.put("QIAO_LOGIN_CLIENTSECRET", data.gatewaySecret());
        for (String limit : List.of("ADDRESS", "DOOR", "ACCOUNT")) {
            environment.put("QIAO_LIMITS_" + limit + "_BURST", "100000");
            environment.put("QIAO_LIMITS_" + limit + "_PERMINUTE", "100000");
        }
        for (String service : SERVICES) {
            environment.put("QIAO_SERVICES_" + service.toUpperCase(Locale.ROOT), url(service));
        }
        return environment;
    }

    private String url(String name) {
        return "http://127.0.0.1:" + ports.of(name);
    }

    /// What the launcher proves itself with to identity while it loads the demonstration data; a
    /// new one at every start.
    String launcherSecret() {
        return launcherSecret;
    }

    private Part part(Program program, Map<String, String> environment, @Nullable String health) {
        return new Part(
                program.name(), program.command(), environment, ports.of(program.name()), health);
    }
}

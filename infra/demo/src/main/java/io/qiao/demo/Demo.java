package io.qiao.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Loads the demonstration data (`demo.json`) through the public API. Every step carries an
/// idempotency key, so that a load that was interrupted is simply done again.
///
/// Each organization and each alliance has an account: its mail address is the key at
/// `demo.example`, with `-office` behind the key for an alliance's secretariat.
public final class Demo {
    /// The password of every demonstration account; they exist only where this data was loaded.
    public static final String PASSWORD = "qiao-demo-2024";

    private static final int AT_ONCE = 4;

    private final Api api;
    private final Mailbox mailbox;
    private final JsonNode data;
    private final Map<String, Api> accounts = new ConcurrentHashMap<>();
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    /// @param mailbox where the links come to that open the accounts
    public Demo(URI gateway, Mailbox mailbox) throws IOException {
        this.api = Api.of(gateway);
        this.mailbox = mailbox;
        try (InputStream in = Objects.requireNonNull(Demo.class.getResourceAsStream("demo.json"))) {
            this.data = Api.JSON.readTree(in);
        }
    }

    /// Loads what is not there yet.
    ///
    /// @param admin the API as the platform's administrator
    public void load(Api admin) throws IOException, InterruptedException {
        registerAll(data.get("organizations"));
        for (JsonNode alliance : data.get("alliances")) {
            found(alliance, admin);
            for (JsonNode member : alliance.get("members")) {
                admit(member.asString(), key(alliance));
            }
        }
        for (JsonNode gathering : data.get("gatherings")) {
            asOffice(gathering, "/api/events/gatherings");
        }
        for (JsonNode project : data.get("projects")) {
            asOffice(project, "/api/events/projects");
        }
        for (JsonNode posting : data.get("postings")) {
            post(posting);
        }
    }

    /// Side by side, since hashing a password takes its time.
    private void registerAll(JsonNode organizations) throws IOException, InterruptedException {
        try (ExecutorService several = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Void>> registered = new ArrayList<>();
            for (JsonNode organization : organizations) {
                registered.add(
                        several.submit(
                                () -> {
                                    register(organization);
                                    return null;
                                }));
            }
            for (Future<Void> each : registered) {
                each.get();
            }
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        }
    }

    private void register(JsonNode organization) throws IOException, InterruptedException {
        String key = key(organization);
        Api account = enter(key);
        accounts.put(key, account);
        create(account, key, "/api/membership/organizations", organization.get("profile"));
    }

    private void found(JsonNode alliance, Api admin) throws IOException, InterruptedException {
        String key = key(alliance);
        Api office = enter(key + "-office");
        accounts.put(key, office);
        JsonNode there = office.get("/api/membership/alliances?mine=true");
        if (!there.isEmpty()) {
            ids.put(key, there.get(0).get("id").asString());
            return;
        }
        ObjectNode body = alliance.deepCopy().asObject();
        body.remove(List.of("key", "members"));
        create(admin, key, "/api/membership/alliances", body);
        seat(key, office, admin);
    }

    private void seat(String alliance, Api office, Api admin)
            throws IOException, InterruptedException {
        String mail = mail(alliance + "-office");
        JsonNode invitation =
                admin.invite("SECRETARIAT", id(alliance), mail, "demo seat " + alliance);
        if (invitation.get("status").asString().equals("OPEN")) {
            office.acceptInvitation(mail, mailbox);
        }
    }

    /// Logs in, after signing up if need be.
    private Api enter(String key) throws IOException, InterruptedException {
        String mail = mail(key);
        if (mailbox.to(mail).isEmpty()) {
            api.signUp(mail, key, PASSWORD, mailbox);
        }
        return api.login(mail, PASSWORD);
    }

    /// The mail address of a demonstration account.
    public static String mail(String key) {
        return key + "@demo.example";
    }

    /// Makes a program for one of the organizations.
    ///
    /// @return its id and its secret, with a colon between
    public String program(String organization) throws IOException, InterruptedException {
        JsonNode made =
                account(organization)
                        .post(
                                "/api/identity/programs",
                                null,
                                Api.JSON
                                        .createObjectNode()
                                        .put("organization", id(organization))
                                        .put("role", "REPRESENTATIVE")
                                        .put("name", "demonstration"));
        return made.get("id").asString() + ":" + made.get("secret").asString();
    }

    private void admit(String organization, String alliance)
            throws IOException, InterruptedException {
        ObjectNode body = Api.JSON.createObjectNode();
        body.put("alliance", id(alliance)).put("organization", id(organization));
        String key = alliance + "+" + organization;
        JsonNode application =
                create(account(organization), key, "/api/membership/applications", body);
        if (application.get("status").asString().equals("APPLIED")) {
            account(alliance)
                    .post(
                            "/api/membership/applications/%s/admission"
                                    .formatted(application.get("id").asString()),
                            null,
                            null);
        }
    }

    private void asOffice(JsonNode entry, String path) throws IOException, InterruptedException {
        create(account(entry.get("alliance").asString()), key(entry), path, resolved(entry));
    }

    private void post(JsonNode posting) throws IOException, InterruptedException {
        create(
                account(posting.get("owner").asString()),
                key(posting),
                "/api/matchmaking/postings",
                resolved(posting));
    }

    private JsonNode create(Api account, String key, String path, JsonNode body)
            throws IOException, InterruptedException {
        JsonNode made = account.post(path, "demo " + key, body);
        ids.put(key, made.get("id").asString());
        return made;
    }

    /// The entry with the ids that its keys stand for.
    private ObjectNode resolved(JsonNode entry) {
        ObjectNode body = entry.deepCopy().asObject();
        body.remove("key");
        resolve(body, "alliance");
        resolve(body, "owner");
        resolve(body, "gathering");
        for (JsonNode party : body.path("parties")) {
            resolve(party.asObject(), "organization");
        }
        if (body.get("alliances") instanceof ArrayNode alliances) {
            for (int at = 0; at < alliances.size(); at++) {
                alliances.set(at, id(alliances.get(at).asString()));
            }
        }
        return body;
    }

    private void resolve(ObjectNode body, String field) {
        if (body.has(field)) {
            body.put(field, id(body.get(field).asString()));
        }
    }

    private String id(String key) {
        return Objects.requireNonNull(ids.get(key), () -> "demo.json names " + key + " too early");
    }

    private Api account(String key) {
        return Objects.requireNonNull(accounts.get(key), () -> "nobody acts for " + key);
    }

    private static String key(JsonNode entry) {
        return entry.get("key").asString();
    }
}

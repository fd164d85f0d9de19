package io.qiao.e2e;

import io.qiao.demo.Api;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An alliance and an organization in it, with people in every role, and something of everything
/// that can be asked for.
final class World {
    private static final String NOBODY = "nobody@test.example";

    private final Map<Person, Api> people = new EnumMap<>(Person.class);
    private final Association association;
    private final Company company;
    private final Company partner;
    private final String match;
    private final String accepted;

    World() throws IOException, InterruptedException {
        association = Association.founded();
        company = Company.any();
        company.joins(association);
        partner = Company.any();
        Company outsider = Company.any();
        outsider.joins(Association.founded());
        Qiao.Account viewer = Qiao.account();
        company.api()
                .post(
                        "/api/membership/organizations/%s/viewers".formatted(company.id()),
                        null,
                        account(viewer.id()));
        Qiao.Account organizer = Qiao.account();
        association
                .office()
                .post(
                        "/api/membership/alliances/%s/seats".formatted(association.id()),
                        null,
                        account(organizer.id()).put("seat", "ORGANIZER"));
        people.put(Person.STRANGER, Qiao.stranger());
        people.put(Person.OUTSIDER, outsider.api());
        people.put(Person.VIEWER, viewer.api());
        people.put(Person.REPRESENTATIVE, company.api());
        people.put(Person.SECRETARIAT, association.office());
        people.put(Person.ORGANIZER, organizer.api());
        people.put(Person.ADMINISTRATOR, Qiao.admin());
        match = matched("藏红花种球组培");
        accepted = matched("雪莲细胞悬浮培养");
        for (Company side : List.of(company, partner)) {
            side.api()
                    .post(
                            "/api/matchmaking/matches/%s/interest".formatted(accepted),
                            null,
                            organization(side.id()));
        }
        awaitRights();
    }

    /// Every service has heard who is who.
    private void awaitRights() throws InterruptedException, IOException {
        for (Person each : List.of(Person.VIEWER, Person.REPRESENTATIVE)) {
            Eventually.get(of(each), "/api/matchmaking/postings?owner=" + company.id());
            Eventually.get(of(each), "/api/notifications/inbox/" + company.id());
        }
        for (String service :
                List.of("membership", "events", "matchmaking", "notifications", "identity")) {
            Eventually.get(
                    of(Person.SECRETARIAT),
                    "/api/%s/audit?alliance=%s".formatted(service, association.id()));
        }
        Eventually.get(of(Person.REPRESENTATIVE), "/api/identity/contacts?match=" + accepted);
        Eventually.get(
                of(Person.REPRESENTATIVE), "/api/identity/programs?organization=" + company.id());
        of(Person.ORGANIZER)
                .post("/api/events/gatherings", null, Bodies.gathering(association.id()));
    }

    private String matched(String what) throws IOException, InterruptedException {
        JsonNode need = company.posts(Bodies.demand(what + "采购", what + "。"));
        partner.posts(Bodies.supply(what + "供应", what + "。"));
        String path =
                "/api/matchmaking/matches?organization=%s&subject=%s"
                        .formatted(company.id(), need.get("id").asString());
        return Eventually.until(
                        () -> company.api().send("GET", path, Map.of(), null),
                        answer -> answer.status() == 200 && !answer.json().isEmpty())
                .json()
                .get(0)
                .get("id")
                .asString();
    }

    Api of(Person person) {
        return Objects.requireNonNull(people.get(person));
    }

    /// The path with something of this world in place of what it names; for what a request may use
    /// up, something new.
    String path(String method, String path) throws IOException, InterruptedException {
        String filled =
                path.replace("ORGANIZATION", company.id())
                        .replace("ALLIANCE", association.id())
                        .replace("ACCEPTED", accepted)
                        .replace("{organization}", company.id())
                        .replace("{alliance}", association.id());
        if (!filled.contains("{")) {
            return filled;
        }
        if (path.contains("/seats/{seat}")) {
            return filled.replace("{id}", association.id())
                    .replace("{seat}", "COUNCIL")
                    .replace("{account}", seated());
        }
        if (path.contains("{account}")) {
            boolean viewer = path.contains("/viewers/");
            return filled.replace("{id}", company.id())
                    .replace("{account}", appointed(viewer ? "viewers" : "representatives"));
        }
        return filled.replace("{id}", id(method, path));
    }

    private String id(String method, String path) throws IOException, InterruptedException {
        String resource = path.split("/", 5)[3];
        return switch (resource) {
            case "alliances" -> association.id();
            case "organizations" -> company.id();
            case "applications" -> application();
            case "postings" -> posting();
            case "matches" -> match;
            case "gatherings" ->
                    made(of(Person.SECRETARIAT), "/api/events/gatherings", "gathering");
            case "projects" -> made(of(Person.SECRETARIAT), "/api/events/projects", "project");
            case "programs" -> made(company.api(), "/api/identity/programs", "program");
            case "invitations" -> made(company.api(), "/api/identity/invitations", "invitation");
            case "me" -> "none";
            default -> throw new IllegalArgumentException(method + " " + path);
        };
    }

    private String made(Api api, String path, String body)
            throws IOException, InterruptedException {
        return api.post(path, null, body(body)).get("id").asString();
    }

    /// One that only the secretariat and a company that is none of the callers know of.
    private String application() throws IOException, InterruptedException {
        return partner.applies(association);
    }

    private String posting() throws IOException, InterruptedException {
        return company.posts(body("posting")).get("id").asString();
    }

    private String seated() throws IOException, InterruptedException {
        String account = UUID.randomUUID().toString();
        of(Person.SECRETARIAT)
                .post(
                        "/api/membership/alliances/%s/seats".formatted(association.id()),
                        null,
                        account(account).put("seat", "COUNCIL"));
        return account;
    }

    private String appointed(String as) throws IOException, InterruptedException {
        String account = UUID.randomUUID().toString();
        company.api()
                .post(
                        "/api/membership/organizations/%s/%s".formatted(company.id(), as),
                        null,
                        account(account));
        return account;
    }

    /// What a request brings, by the name it has in the table.
    ObjectNode body(String name) throws IOException, InterruptedException {
        ObjectNode empty = Api.JSON.createObjectNode();
        return switch (name) {
            case "alliance" -> Bodies.alliance(UUID.randomUUID().toString());
            case "seat" -> account(UUID.randomUUID().toString()).put("seat", "COUNCIL");
            case "profile" -> Bodies.profile("", "");
            case "appointment" -> account(UUID.randomUUID().toString());
            case "application" ->
                    empty.put("alliance", Association.founded().id())
                            .put("organization", company.id());
            case "reason" -> empty.put("reason", "请补充简介");
            case "gathering" -> Bodies.gathering(association.id());
            case "project" -> Bodies.project(association.id(), "x");
            case "posting" -> {
                ObjectNode posting = Bodies.supply("权限表", "权限表").put("owner", company.id());
                posting.putArray("alliances").add(association.id());
                yield posting;
            }
            case "interest" -> organization(company.id());
            case "decline" -> organization(company.id()).put("reason", "已有供应商");
            case "read" -> empty.put("upTo", 1);
            case "details" -> empty.put("name", "某人").put("language", "zh-Hans");
            case "wrong-password" -> empty.put("password", "wrong");
            case "password-change" -> empty.put("password", "wrong").put("newPassword", "wrong");
            case "wrong-password-mail" -> empty.put("password", "wrong").put("mail", NOBODY);
            case "code" -> empty.put("code", "123456");
            case "consent" -> empty.put("version", "none");
            case "program" -> organization(company.id()).put("role", "VIEWER").put("name", "报表");
            case "invitation" -> invitation("VIEWER", company.id());
            case "seat-invitation" -> invitation("COUNCIL", association.id());
            case "token" -> empty.put("token", "none");
            case "token-password" -> empty.put("token", "none").put("password", Qiao.PASSWORD);
            case "bad-sign-up" -> empty.put("mail", "x").put("name", "x");
            case "address" -> empty.put("mail", NOBODY);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static ObjectNode invitation(String role, String place) {
        return Api.JSON
                .createObjectNode()
                .put("role", role)
                .put("place", place)
                .put("mail", "u" + UUID.randomUUID() + "@test.example")
                .put("language", "zh-Hant");
    }

    private static ObjectNode account(String id) {
        return Api.JSON.createObjectNode().put("account", id);
    }

    private static ObjectNode organization(String id) {
        return Api.JSON.createObjectNode().put("organization", id);
    }

    /// What a change has to name as the version it is based on.
    Map<String, String> headers(String method, String path)
            throws IOException, InterruptedException {
        if (!method.equals("PUT") || path.startsWith("/api/identity")) {
            return Map.of();
        }
        String whole = path.replace("/profile", "");
        return Map.of("If-Match", company.api().send("GET", whole, Map.of(), null).header("ETag"));
    }
}

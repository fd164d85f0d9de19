package io.qiao.e2e;

import io.qiao.demo.Api;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final String interested;
    private final String attachment;
    private final Introduction introduction;
    private final Association neighbour;
    private final Map<String, String> agreements = new HashMap<>();
    private final Map<String, Qiao.Account> newcomers = new HashMap<>();

    World() throws IOException, InterruptedException {
        association = Association.founded();
        company = Company.any();
        company.joins(association);
        partner = Company.any();
        Company outsider = Company.any();
        neighbour = Association.founded();
        outsider.joins(neighbour);
        Qiao.Account viewer = Qiao.account();
        viewer.takesUp("VIEWER", company.id(), company.api());
        Qiao.Account organizer = Qiao.account();
        organizer.takesUp("ORGANIZER", association.id(), association.office());
        people.put(Person.STRANGER, Qiao.stranger());
        people.put(Person.OUTSIDER, outsider.api());
        people.put(Person.VIEWER, viewer.api());
        people.put(Person.REPRESENTATIVE, company.api());
        people.put(Person.SECRETARIAT, association.office());
        people.put(Person.ORGANIZER, organizer.api());
        people.put(Person.ADMINISTRATOR, Qiao.admin());
        match = matched("藏红花种球组培");
        accepted = matched("雪莲细胞悬浮培养");
        interested = matched("鲎试剂冻干保存");
        company.api()
                .post(
                        "/api/matchmaking/matches/%s/interest".formatted(interested),
                        null,
                        organization(company.id()));
        introduction = introduction();
        for (Company side : List.of(company, partner)) {
            side.api()
                    .post(
                            "/api/matchmaking/matches/%s/interest".formatted(accepted),
                            null,
                            organization(side.id()));
        }
        attachment = letter();
        partner.api()
                .post(
                        "/api/matchmaking/matches/%s/meeting".formatted(accepted),
                        null,
                        meeting(partner.id()));
        awaitRights();
    }

    /// What the partner wrote, with something attached.
    private String letter() throws IOException, InterruptedException {
        ObjectNode message = organization(partner.id()).put("text", "样品说明见附件。");
        message.putArray("attachments")
                .addObject()
                .put("name", "说明.txt")
                .put("type", "text/plain")
                .put("content", "5qC35ZOB");
        return partner.api()
                .post("/api/matchmaking/matches/%s/messages".formatted(accepted), null, message)
                .at("/attachments/0/id")
                .asString();
    }

    /// Two that only a person would bring together.
    private Introduction introduction() throws IOException, InterruptedException {
        Company neighbour = Company.any();
        neighbour.joins(association);
        return new Introduction(
                company.posts(Bodies.demand("糯米纸灯笼骨架", "糯米纸灯笼骨架。")).get("id").asString(),
                neighbour.posts(Bodies.supply("冰川钻孔测温", "冰川钻孔测温。")).get("id").asString());
    }

    private record Introduction(String first, String second) {}

    private static ObjectNode meeting(String organization) {
        return organization(organization)
                .put("startsAt", Instant.now().plus(Duration.ofDays(3)).toString())
                .put("endsAt", Instant.now().plus(Duration.ofDays(4)).toString())
                .put("place", "深圳会展中心");
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
                        .replaceAll("(?<!by)=ALLIANCE", "=" + association.id())
                        .replace("ACCEPTED", accepted)
                        .replace("{organization}", company.id())
                        .replace("{alliance}", association.id());
        if (!filled.contains("{")) {
            return filled;
        }
        if (path.contains("/seats/{seat}")) {
            return filled.replace("{id}", association.id())
                    .replace("{seat}", "COUNCIL")
                    .replace("{account}", holder("COUNCIL", association.id(), "alliances"));
        }
        if (path.contains("{account}")) {
            String role = path.contains("/viewers/") ? "VIEWER" : "REPRESENTATIVE";
            return filled.replace("{id}", company.id())
                    .replace("{account}", holder(role, company.id(), "organizations"));
        }
        filled = filled.replace("{attachment}", attachment);
        return filled.replace("{id}", id(method, path));
    }

    private String id(String method, String path) throws IOException, InterruptedException {
        String resource = path.split("/", 5)[3];
        return switch (resource) {
            case "alliances" -> association.id();
            case "organizations" -> company.id();
            case "applications" -> path.endsWith("/ending") ? membership() : application();
            case "postings" ->
                    company.posts(body(path.endsWith("/consortium") ? "need-of-parts" : "posting"))
                            .get("id")
                            .asString();
            case "matches" -> match(path);
            case "blocks" -> made(company.api(), "/api/matchmaking/blocks", "block");
            case "interests" ->
                    made(company.api(), "/api/matchmaking/interests", "standing-interest");
            case "reports" ->
                    company.api()
                            .post("/api/matchmaking/reports", null, body("report"))
                            .at("/report/id")
                            .asString();
            case "agreements" -> agreement(path);
            case "gatherings" ->
                    made(of(Person.SECRETARIAT), "/api/events/gatherings", "gathering");
            case "projects" -> made(of(Person.SECRETARIAT), "/api/events/projects", "project");
            case "programs" -> made(company.api(), "/api/identity/programs", "program");
            case "invitations" -> made(company.api(), "/api/identity/invitations", "invitation");
            case "clients" -> made(of(Person.ADMINISTRATOR), "/api/identity/clients", "client");
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

    /// One that has just become active.
    private String membership() throws IOException, InterruptedException {
        String id = partner.applies(association);
        association
                .office()
                .post("/api/membership/applications/%s/admission".formatted(id), null, null);
        return id;
    }

    /// One that is as far as the request needs it.
    private String match(String path) throws IOException, InterruptedException {
        if (path.endsWith("/withdrawal")) {
            return interested;
        }
        boolean early =
                path.endsWith("{id}")
                        || path.endsWith("/reasons")
                        || path.endsWith("/interest")
                        || path.endsWith("/decline");
        return early ? match : accepted;
    }

    /// One that another alliance proposes to this one; only one caller of a row uses it up.
    private String agreement(String path) throws IOException, InterruptedException {
        String proposed = agreements.get(path);
        if (proposed == null) {
            ObjectNode draft = agreement(neighbour.id(), association.id());
            proposed = neighbour.proposes(draft);
            agreements.put(path, proposed);
        }
        return proposed;
    }

    private static ObjectNode agreement(String alliance, String partner) {
        return Bodies.agreement(
                alliance, partner, LocalDate.of(2026, 1, 1), LocalDate.of(2034, 12, 31));
    }

    /// Somebody who has that role, given once more when an earlier caller could take it away.
    private String holder(String role, String place, String places)
            throws IOException, InterruptedException {
        Qiao.Account newcomer = newcomers.get(role);
        if (newcomer == null) {
            newcomer = Qiao.account();
            newcomers.put(role, newcomer);
        }
        boolean seat = places.equals("alliances");
        Api giver = seat ? association.office() : company.api();
        String now = giver.get("/api/membership/%s/%s".formatted(places, place)).toString();
        if (!now.contains(newcomer.id())) {
            newcomer.takesUp(role, place, giver);
        }
        return newcomer.id();
    }

    /// What a request brings, by the name it has in the table.
    ObjectNode body(String name) throws IOException, InterruptedException {
        ObjectNode empty = Api.JSON.createObjectNode();
        return switch (name) {
            case "alliance" -> Bodies.alliance();
            case "profile" -> Bodies.profile("", "");
            case "application" ->
                    empty.put("alliance", Association.unstaffed())
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
            case "introduction" ->
                    empty.put("alliance", association.id())
                            .put("first", introduction.first())
                            .put("second", introduction.second())
                            .put("note", "请两家认识一下");
            case "meeting" -> meeting(company.id());
            case "meeting-answer" -> organization(company.id()).put("coming", true);
            case "message" -> organization(company.id()).put("text", "请寄样品。");
            case "conclusion" -> organization(company.id()).put("outcome", "COOPERATION");
            case "report" ->
                    organization(company.id())
                            .put("alliance", association.id())
                            .put("match", accepted)
                            .put("category", "SPAM")
                            .put("words", "反复推销");
            case "block" -> organization(company.id()).put("blocked", rival());
            case "standing-interest" -> {
                ObjectNode interest =
                        organization(company.id()).put("name", "关注").put("text", "磁悬浮轴承");
                interest.putArray("kinds").add("SUPPLY");
                yield interest;
            }
            case "need-of-parts" -> {
                ObjectNode need = body("posting");
                need.put("kind", "DEMAND");
                need.putArray("parts").addObject().put("category", "SPACE").put("text", "场地");
                yield need;
            }
            case "dry-run" -> {
                empty.put("days", 7).putObject("weights").put("industry", 0.2);
                yield empty;
            }
            case "agreement" -> agreement(association.id(), Association.unstaffed());
            case "decline" ->
                    organization(company.id()).put("reason", "已有供应商").put("cause", "CAPACITY");
            case "read" -> empty.put("upTo", 1);
            case "details" -> empty.put("name", "某人").put("language", "zh-Hans");
            case "wrong-password" -> empty.put("password", "wrong");
            case "password-change" -> empty.put("password", "wrong").put("newPassword", "wrong");
            case "wrong-password-mail" -> empty.put("password", "wrong").put("mail", NOBODY);
            case "code" -> empty.put("code", "123456");
            case "consent" -> empty.put("version", "none");
            case "program" -> organization(company.id()).put("role", "VIEWER").put("name", "报表");
            case "client" -> client();
            case "invitation" -> Bodies.invitation("VIEWER", company.id());
            case "seat-invitation" -> Bodies.invitation("COUNCIL", association.id());
            case "token" -> empty.put("token", "none");
            case "token-password" -> empty.put("token", "none").put("password", Qiao.PASSWORD);
            case "bad-sign-up" -> empty.put("mail", "x").put("name", "x");
            case "address" -> empty.put("mail", NOBODY);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// An organization that has nothing to do with the others.
    private String rival() throws IOException, InterruptedException {
        return partner.api()
                .post("/api/membership/organizations", null, Bodies.profile("", ""))
                .get("id")
                .asString();
    }

    private static ObjectNode client() {
        ObjectNode client = Api.JSON.createObjectNode().put("name", "工具");
        client.putArray("redirectUris").add("https://tool.example/back");
        client.putArray("scopes").add("openid");
        return client.put("confidential", true);
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

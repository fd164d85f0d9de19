package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

/// What a request refers to by id: known to every service at once, refused when it is not there.
/// Nothing here is sent twice.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferringToThings {
    private static final int ROUNDS = 50;
    private static final int OF_ONE_ACCOUNT = 10;
    private static final String NOTHING = "0199aaaa-0000-7000-8000-000000000000";

    private World world;

    @BeforeAll
    void prepare() throws IOException, InterruptedException {
        world = new World();
    }

    @Test
    void what_was_just_created_can_be_referred_to_in_every_service() throws Exception {
        Api organizer = world.of(Person.SECRETARIAT);
        Api founder = Qiao.account().api();
        List<String> refused = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            if (round % OF_ONE_ACCOUNT == 0) {
                founder = Qiao.account().api();
            }
            String organization =
                    id(send(founder, "/api/membership/organizations", Bodies.profile("", "")));
            String gathering =
                    id(send(organizer, "/api/events/gatherings", hostedBy(organization)));
            for (Api.Answer answer :
                    List.of(
                            send(
                                    founder,
                                    "/api/matchmaking/postings",
                                    Bodies.supply("即刻引用", "即刻引用")
                                            .put("owner", organization)
                                            .put("gathering", gathering)),
                            send(
                                    founder,
                                    "/api/identity/programs",
                                    of(organization).put("role", "VIEWER").put("name", "报表")),
                            founder.send(
                                    "GET",
                                    "/api/notifications/inbox/" + organization,
                                    Map.of(),
                                    null))) {
                if (answer.status() >= 300) {
                    refused.add(round + ": " + answer.status() + " " + answer.body());
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    private ObjectNode hostedBy(String organization) throws IOException, InterruptedException {
        ObjectNode gathering = world.body("gathering");
        gathering
                .putArray("units")
                .addObject()
                .put("role", "HOST")
                .put("name", "主办")
                .put("organization", organization);
        return gathering;
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_there_is_refused_by_the_name_of_its_field() {
        return Stream.of(
                        new Reference("membership/applications", "application", "alliance"),
                        new Reference("membership/applications", "application", "organization"),
                        new Reference("events/gatherings", "gathering", "alliance"),
                        new Reference("events/gatherings", "gathering", "units[0].organization"),
                        new Reference("events/projects", "project", "alliance"),
                        new Reference("events/projects", "project", "gathering"),
                        new Reference("events/projects", "project", "parties[0].organization"),
                        new Reference("events/agreements", "agreement", "alliance"),
                        new Reference("events/agreements", "agreement", "partner"),
                        new Reference("matchmaking/postings", "posting", "owner"),
                        new Reference("matchmaking/postings", "posting", "alliances"),
                        new Reference("matchmaking/postings", "posting", "gathering"),
                        new Reference("matchmaking/blocks", "block", "organization"),
                        new Reference("matchmaking/blocks", "block", "blocked"),
                        new Reference("matchmaking/interests", "standing-interest", "organization"),
                        new Reference("matchmaking/reports", "report", "organization"),
                        new Reference("matchmaking/reports", "report", "alliance"),
                        new Reference("matchmaking/reports", "report", "match"),
                        new Reference("matchmaking/matches", "introduction", "alliance"),
                        new Reference("matchmaking/matches", "introduction", "first"),
                        new Reference("matchmaking/matches", "introduction", "second"),
                        new Reference("identity/programs", "program", "organization"),
                        new Reference("identity/invitations", "invitation", "place"),
                        new Reference("identity/invitations", "seat-invitation", "place"))
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> refuses(each)));
    }

    private void refuses(Reference reference) throws IOException, InterruptedException {
        ObjectNode body = world.body(reference.body());
        name(body, reference.field(), NOTHING);
        Api api =
                reference.isForTheOffice()
                        ? world.of(Person.SECRETARIAT)
                        : world.of(Person.REPRESENTATIVE);

        Api.Answer answer = send(api, "/api/" + reference.path(), body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(reference.field());
    }

    @Test
    void what_is_anothers_is_refused_like_what_is_not_there() throws Exception {
        Company outsider = Company.any();
        Association association = Association.founded();
        outsider.joins(association);
        ObjectNode hidden = Bodies.demand("只给盟内看", "只给盟内看");
        hidden.putArray("alliances").add(association.id());
        String posting = outsider.posts(hidden).get("id").asString();

        List<UnaryOperator<ObjectNode>> both =
                List.of(body -> body.put("second", posting), body -> body.put("second", NOTHING));
        List<String> answers = new ArrayList<>();
        for (UnaryOperator<ObjectNode> each : both) {
            answers.add(
                    send(
                                    world.of(Person.SECRETARIAT),
                                    "/api/matchmaking/matches",
                                    each.apply(world.body("introduction")))
                            .body());
        }

        assertThat(answers.getFirst())
                .contains("\"field\":\"second\"")
                .isEqualTo(answers.getLast());
    }

    @Test
    void a_filter_that_names_nothing_finds_nothing_or_is_not_yours() throws Exception {
        Api anybody = world.of(Person.OUTSIDER);
        for (String open :
                List.of(
                        "/api/events/gatherings?alliance=",
                        "/api/events/projects?alliance=",
                        "/api/events/projects?gathering=",
                        "/api/events/agreements?alliance=")) {
            Api.Answer answer = anybody.send("GET", open + NOTHING, Map.of(), null);
            assertThat(answer.status()).as(open).isEqualTo(200);
            assertThat(answer.json()).as(open).isEmpty();
        }
        for (String own :
                List.of(
                        "/api/membership/applications?alliance=",
                        "/api/membership/applications?organization=",
                        "/api/matchmaking/postings?owner=",
                        "/api/matchmaking/matches?organization=",
                        "/api/matchmaking/matches?alliance=",
                        "/api/matchmaking/blocks?organization=",
                        "/api/matchmaking/interests?organization=",
                        "/api/matchmaking/reports?alliance=",
                        "/api/matchmaking/dashboard?alliance=",
                        "/api/identity/programs?organization=",
                        "/api/identity/invitations?role=VIEWER&place=")) {
            assertThat(anybody.send("GET", own + NOTHING, Map.of(), null).status())
                    .as(own)
                    .isEqualTo(403);
        }
    }

    private static Api.Answer send(Api api, String path, ObjectNode body)
            throws IOException, InterruptedException {
        return api.send("POST", path, Map.of(), body.toString());
    }

    private static String id(Api.Answer made) {
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().get("id").asString();
    }

    private static ObjectNode of(String organization) {
        return Api.JSON.createObjectNode().put("organization", organization);
    }

    /// Puts an id where a path such as `units[0].organization` leads, or into the list there.
    private static void name(ObjectNode body, String field, String id) {
        if (field.contains("[0].")) {
            String[] steps = field.split("\\[0]\\.", 2);
            ((ObjectNode) body.get(steps[0]).get(0)).put(steps[1], id);
        } else if (body.path(field).isArray()) {
            body.putArray(field).add(id);
        } else {
            body.put(field, id);
        }
    }

    /// @param path of the request, below `/api/`
    /// @param body its name in the table of permissions
    /// @param field that refers to something
    private record Reference(String path, String body, String field) {
        boolean isForTheOffice() {
            return path.startsWith("events/")
                    || body.equals("introduction")
                    || body.equals("seat-invitation");
        }
    }
}

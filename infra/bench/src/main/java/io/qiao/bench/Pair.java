package io.qiao.bench;

import io.qiao.demo.Api;
import io.qiao.demo.Live;
import io.qiao.standalone.Running;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A company that offers something rare and one that needs it: each demand of the one matches the
/// one supply of the other, and nothing else.
///
/// @param supplier the organization that hears
/// @param buyer the organization that asks
record Pair(Api selling, String supplier, Api buying, String buyer) {
    private static final String PASSWORD = "measured bench password";

    static Pair on(Running running) throws IOException, InterruptedException {
        Api selling = company(running, "seller");
        Api buying = company(running, "buyer");
        String supplier = organization(selling);
        String buyer = organization(buying);
        selling.post(
                "/api/matchmaking/postings",
                "supply",
                posting("SUPPLY", supplier, "深海热液采样器", "深海热液采样器的设计、制造与租赁。"));
        buying.post(
                "/api/matchmaking/postings",
                "first",
                posting("DEMAND", buyer, "深海热液采样器", "需要深海热液采样器。"));
        return new Pair(
                program(running, selling, supplier),
                supplier,
                program(running, buying, buyer),
                buyer);
    }

    private static Api company(Running running, String name)
            throws IOException, InterruptedException {
        Api api = Api.of(running.gateway());
        String mail = name + "@bench.example";
        api.signUp(mail, name, PASSWORD, running.mailbox());
        return api.login(mail, PASSWORD);
    }

    private static String organization(Api representative)
            throws IOException, InterruptedException {
        return representative
                .post("/api/membership/organizations", "org", profile())
                .get("id")
                .asString();
    }

    /// What posts and listens is a program, as it would be in a company's own system.
    private static Api program(Running running, Api representative, String organization)
            throws IOException, InterruptedException {
        JsonNode made =
                representative.post(
                        "/api/identity/programs",
                        null,
                        Api.JSON
                                .createObjectNode()
                                .put("organization", organization)
                                .put("role", "REPRESENTATIVE")
                                .put("name", "bench"));
        return Api.of(running.gateway())
                .program(made.get("id").asString(), made.get("secret").asString());
    }

    /// The same two companies after a restart of everything.
    Pair again(Running running) throws IOException, InterruptedException {
        Api api = Api.of(running.gateway());
        Api seller = api.login("seller@bench.example", PASSWORD);
        Api customer = api.login("buyer@bench.example", PASSWORD);
        return new Pair(
                program(running, seller, supplier),
                supplier,
                program(running, customer, buyer),
                buyer);
    }

    /// One attempt to post a demand.
    ///
    /// @param key makes every attempt at the same demand one demand
    Api.Answer attempt(String key) throws IOException, InterruptedException {
        ObjectNode body = posting("DEMAND", null, "采购深海热液采样器 " + key, "需要深海热液采样器的设计、制造。");
        return buying.send(
                "POST",
                "/api/matchmaking/postings",
                Map.of("Idempotency-Key", key),
                body.toString());
    }

    /// Tries until it is accepted.
    ///
    /// @return the id of the posting
    String post(String key) throws InterruptedException {
        while (true) {
            try {
                Api.Answer answer = attempt(key);
                if (answer.status() == 201) {
                    return answer.json().get("id").asString();
                }
            } catch (IOException away) {
                // whether it was accepted is not known: the same key tells
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    Live listen() throws IOException, InterruptedException {
        return selling.listen("/api/notifications/inbox/mine/stream", null);
    }

    private static ObjectNode profile() {
        ObjectNode profile = Api.JSON.createObjectNode();
        profile.putObject("name").put("en", "Bench");
        return profile.put("kind", "INDUSTRY")
                .put("industry", "C35")
                .put("region", "440300")
                .put("offers", "")
                .put("seeks", "");
    }

    private static ObjectNode posting(
            String kind, @Nullable String owner, String title, String text) {
        ObjectNode posting = Api.JSON.createObjectNode();
        if (owner != null) {
            posting.put("owner", owner);
        }
        return posting.put("kind", kind)
                .put("category", "TECHNOLOGY")
                .put("title", title)
                .put("text", text)
                .put("industry", "C35")
                .put("region", "440300");
    }
}

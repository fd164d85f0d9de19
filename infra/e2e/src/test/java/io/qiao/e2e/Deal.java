package io.qiao.e2e;

import io.qiao.demo.Api;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A match and its two sides.
record Deal(String id, Company buyer, Company seller, JsonNode need, JsonNode offer) {

    /// Found by the engine: both sides speak of the same thing, which nobody else does.
    static Deal about(String what) throws IOException, InterruptedException {
        return about(what, Company.any(), Company.any());
    }

    static Deal about(String what, Company buyer, Company seller)
            throws IOException, InterruptedException {
        JsonNode offer = seller.posts(Bodies.supply(what + "供应", what + "，长期供应。"));
        JsonNode need = buyer.posts(Bodies.demand(what + "采购", "采购" + what + "。"));
        String subject = need.get("id").asString();
        JsonNode match =
                Eventually.until(
                        () -> matches(buyer, subject),
                        found -> {
                            for (JsonNode each : found) {
                                if (each.toString().contains(offer.get("id").asString())) {
                                    return true;
                                }
                            }
                            return false;
                        });
        for (JsonNode each : match) {
            if (each.toString().contains(offer.get("id").asString())) {
                return new Deal(each.get("id").asString(), buyer, seller, need, offer);
            }
        }
        throw new AssertionError("no match");
    }

    static JsonNode matches(Company company, String subject)
            throws IOException, InterruptedException {
        return company.api()
                .get(
                        "/api/matchmaking/matches?organization=%s&subject=%s&limit=100"
                                .formatted(company.id(), subject));
    }

    /// What one side does.
    JsonNode act(Company side, String act, ObjectNode body)
            throws IOException, InterruptedException {
        return side.api().post(path(act), null, body.put("organization", side.id()));
    }

    int status(Company side, String act, ObjectNode body) throws IOException, InterruptedException {
        return side.api()
                .send("POST", path(act), Map.of(), body.put("organization", side.id()).toString())
                .status();
    }

    Deal accepted() throws IOException, InterruptedException {
        act(buyer, "interest", body());
        act(seller, "interest", body());
        return this;
    }

    String path(String act) {
        return "/api/matchmaking/matches/%s/%s".formatted(id, act);
    }

    static ObjectNode body() {
        return Api.JSON.createObjectNode();
    }

    JsonNode now() throws IOException, InterruptedException {
        return buyer.api().get("/api/matchmaking/matches/" + id);
    }

    String stage() throws IOException, InterruptedException {
        return now().get("stage").asString();
    }
}

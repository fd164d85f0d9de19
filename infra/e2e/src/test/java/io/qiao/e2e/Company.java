package io.qiao.e2e;

import io.qiao.demo.Api;
import io.qiao.demo.Live;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An organization with an account of its own.
record Company(String id, Api api) {
    private static final Ahead<Company> COMPANIES = new Ahead<>(() -> with("", ""));

    static Company offering(String offers) throws IOException, InterruptedException {
        return with(offers, "");
    }

    static Company seeking(String seeks) throws IOException, InterruptedException {
        return with("", seeks);
    }

    /// One that neither offers nor seeks anything so far.
    static Company any() throws InterruptedException {
        return COMPANIES.next();
    }

    private static Company with(String offers, String seeks)
            throws IOException, InterruptedException {
        Api api = Qiao.account().api();
        String id =
                api.post("/api/membership/organizations", null, Bodies.profile(offers, seeks))
                        .get("id")
                        .asString();
        Eventually.get(api, "/api/matchmaking/postings?owner=" + id);
        return new Company(id, api);
    }

    JsonNode posts(JsonNode posting) throws IOException, InterruptedException {
        return api.post("/api/matchmaking/postings", null, posting);
    }

    /// Joins an alliance.
    void joins(Association association) throws IOException, InterruptedException {
        association
                .office()
                .post(
                        "/api/membership/applications/%s/admission"
                                .formatted(applies(association, id)),
                        null,
                        null);
    }

    /// Applies for a new organization of the same people.
    ///
    /// @return the id of the application
    String applies(Association association) throws IOException, InterruptedException {
        String another =
                api.post("/api/membership/organizations", null, Bodies.profile("", ""))
                        .get("id")
                        .asString();
        return applies(association, another);
    }

    private String applies(Association association, String organization)
            throws IOException, InterruptedException {
        return api.post(
                        "/api/membership/applications",
                        null,
                        Api.JSON
                                .createObjectNode()
                                .put("alliance", association.id())
                                .put("organization", organization))
                .get("id")
                .asString();
    }

    Live listens() throws IOException, InterruptedException {
        return listens(null);
    }

    /// Waits until notifications knows who acts for this organization.
    Live listens(@Nullable String lastEventId) throws IOException, InterruptedException {
        inbox();
        return api.listen("/api/notifications/inbox/%s/stream".formatted(id), lastEventId);
    }

    JsonNode inbox() throws IOException, InterruptedException {
        return Eventually.get(api, "/api/notifications/inbox/" + id);
    }
}

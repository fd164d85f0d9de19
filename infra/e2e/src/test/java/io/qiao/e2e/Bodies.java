package io.qiao.e2e;

import io.qiao.demo.Api;
import java.time.LocalDate;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// Requests with good defaults.
final class Bodies {
    private Bodies() {}

    static ObjectNode profile(String offers, String seeks) {
        ObjectNode profile = Api.JSON.createObjectNode();
        profile.putObject("name").put("zh-Hans", "测试企业").put("en", "Test company");
        return profile.put("kind", "INDUSTRY")
                .put("industry", "C39")
                .put("region", "440300")
                .put("offers", offers)
                .put("seeks", seeks);
    }

    static ObjectNode alliance() {
        ObjectNode alliance = Api.JSON.createObjectNode();
        alliance.putObject("name").put("zh-Hans", "测试联盟");
        alliance.put("purpose", "测试").put("foundedOn", "2024-01-01");
        return alliance;
    }

    /// To somebody who has no account.
    static ObjectNode invitation(String role, String place) {
        return Api.JSON
                .createObjectNode()
                .put("role", role)
                .put("place", place)
                .put("mail", "u" + UUID.randomUUID() + "@test.example")
                .put("language", "zh-Hant");
    }

    static ObjectNode demand(String title, String text) {
        return posting("DEMAND", title, text);
    }

    static ObjectNode supply(String title, String text) {
        return posting("SUPPLY", title, text);
    }

    private static ObjectNode posting(String kind, String title, String text) {
        return Api.JSON
                .createObjectNode()
                .put("kind", kind)
                .put("category", "TECHNOLOGY")
                .put("title", title)
                .put("text", text)
                .put("industry", "C39")
                .put("region", "440300");
    }

    static ObjectNode gathering(String alliance) {
        ObjectNode gathering = Api.JSON.createObjectNode();
        gathering.put("alliance", alliance).put("kind", "CEREMONY").put("format", "ONSITE");
        gathering.putObject("title").put("zh-Hans", "签约仪式");
        gathering.put("region", "440300").put("place", "深圳");
        gathering.put("startsAt", "2026-12-01T01:00:00Z").put("endsAt", "2026-12-01T04:00:00Z");
        gathering.putArray("units").addObject().put("role", "HOST").put("name", "测试联盟");
        gathering.putArray("sessions");
        return gathering;
    }

    static ObjectNode agreement(String alliance, String partner, LocalDate from, LocalDate until) {
        return Api.JSON
                .createObjectNode()
                .put("alliance", alliance)
                .put("partner", partner)
                .put("title", "定向信息交流")
                .put("from", from.toString())
                .put("until", until.toString());
    }

    static ObjectNode project(String alliance, String description) {
        ObjectNode project = Api.JSON.createObjectNode();
        project.put("alliance", alliance).put("title", "签约项目").put("description", description);
        project.put("projects", 1).put("region", "440300").put("industry", "C39");
        project.put("signedOn", "2026-11-01");
        project.putObject("amount").put("amount", "1000000.50").put("currency", "CNY");
        project.putArray("parties").addObject().put("role", "SIGNER").put("name", "某公司");
        return project;
    }
}

package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Live;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Standing interests, and needs that ask for several partners.
class FollowingInterests {
    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(3);

    @Test
    void one_posting_that_fits_several_interests_is_told_once_with_all_of_them() throws Exception {
        Company reader = Company.any();
        String first = save(reader, "滤光片", "紫外窄带滤光片");
        String second = save(reader, "镀膜", "滤光片镀膜");
        Live stream = reader.listens();

        Company.any().posts(Bodies.supply("紫外窄帶濾光片鍍膜", "加工紫外窄帶濾光片鍍膜。"));

        JsonNode heard = stream.next(SECONDS).orElseThrow().data();
        assertThat(heard.get("kind").asString()).isEqualTo("INTERESTS_MET");
        assertThat(heard.at("/hit/interests").toString()).contains(first, second);
        assertThat(stream.next(QUIET)).isEmpty();
        stream.close();
    }

    @Test
    void what_is_ended_or_hidden_is_not_told() throws Exception {
        Association association = Association.founded();
        Company owner = Company.any();
        owner.joins(association);
        Company reader = Company.any();
        String ended = save(reader, "旧", "石墨烯导热垫片");
        reader.api().post("/api/matchmaking/interests/%s/ending".formatted(ended), null, null);
        save(reader, "暗", "羊绒分梳联合机");
        Live stream = reader.listens();

        owner.posts(Bodies.supply("石墨烯导热垫片", "石墨烯导热垫片。"));
        ObjectNode hidden = Bodies.supply("羊绒分梳联合机", "羊绒分梳联合机。");
        hidden.putArray("alliances").add(association.id());
        owner.posts(hidden);

        assertThat(stream.next(QUIET)).isEmpty();
        stream.close();
    }

    @Test
    void a_gathering_is_followed_too() throws Exception {
        Association association = Association.founded();
        Company reader = Company.any();
        ObjectNode interest = interest(reader, "会", "签约仪式");
        interest.putArray("kinds").add("GATHERING");
        interest.putArray("regions").add("440000");
        reader.api().post("/api/matchmaking/interests", null, interest);
        Live stream = reader.listens();

        association
                .office()
                .post("/api/events/gatherings", null, Bodies.gathering(association.id()));

        assertThat(stream.next(SECONDS).orElseThrow().data().at("/hit/kind").asString())
                .isEqualTo("GATHERING");
        stream.close();
    }

    private static String save(Company reader, String name, String text)
            throws IOException, InterruptedException {
        ObjectNode interest = interest(reader, name, text);
        interest.putArray("kinds").add("SUPPLY");
        return reader.api().post("/api/matchmaking/interests", null, interest).get("id").asString();
    }

    private static ObjectNode interest(Company reader, String name, String text) {
        return Deal.body().put("organization", reader.id()).put("name", name).put("text", text);
    }

    @Test
    void a_need_for_several_partners_is_complete_when_the_last_one_comes() throws Exception {
        Company street = Company.any();
        ObjectNode need = Bodies.demand("一社区一科普品牌", "社区科普活动。");
        ArrayNode parts = need.putArray("parts");
        parts.addObject().put("category", "SPACE").put("text", "需要天象厅场地");
        parts.addObject().put("category", "CAPITAL").put("text", "需要珊瑚科普专项经费资助");
        String id = street.posts(need).get("id").asString();
        String path = "/api/matchmaking/postings/%s/consortium".formatted(id);

        Company.any().posts(Bodies.supply("天象厅场地开放", "天象厅场地供社区科普活动。").put("category", "SPACE"));
        Eventually.until(
                () -> street.api().get(path), found -> !found.at("/seats/0/candidates").isEmpty());
        assertThat(street.api().get(path).at("/seats/1/candidates").isEmpty()).isTrue();
        Company.any()
                .posts(Bodies.supply("珊瑚科普专项经费", "珊瑚科普专项经费资助社区活动。").put("category", "CAPITAL"));

        JsonNode inbox =
                Eventually.until(
                        street::inbox, found -> found.toString().contains("CONSORTIUM_COMPLETED"));
        assertThat(inbox.toString()).contains("一社区一科普品牌");
    }
}

package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import io.qiao.demo.Live;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The inbox of an organization: counted, marked as read, streamed and resumed.
class ReadingAnInbox {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    @Test
    void a_stream_resumes_behind_the_last_event_that_was_seen() throws Exception {
        Company supplier = Company.any();
        Company buyer = Company.any();
        supplier.posts(Bodies.supply("铸造砂回收再生", "铸造砂回收再生设备与服务。"));
        Live first = supplier.listens();
        buyer.posts(Bodies.demand("铸造砂回收一", "铸造砂回收再生需要设备。"));
        String seen = first.next(SECONDS).orElseThrow().id();
        first.close();
        buyer.posts(Bodies.demand("铸造砂回收二", "铸造砂回收再生需要设备。"));
        buyer.posts(Bodies.demand("铸造砂回收三", "铸造砂回收再生需要设备。"));

        Live second = supplier.listens(seen);

        assertThat(titles(second, 2)).containsExactlyInAnyOrder("铸造砂回收二", "铸造砂回收三");
        second.close();
    }

    private static List<String> titles(Live stream, int count) throws InterruptedException {
        List<String> titles = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            titles.add(stream.next(SECONDS).orElseThrow().data().at("/partner/title").asString());
        }
        return titles;
    }

    @Test
    void what_is_new_is_counted_until_it_is_marked_as_read() throws Exception {
        Company supplier = Company.any();
        Company buyer = Company.any();
        supplier.posts(Bodies.supply("沉香木雕定制", "沉香木雕工艺品定制加工。"));
        Live stream = supplier.listens();
        buyer.posts(Bodies.demand("沉香木雕采购", "采购沉香木雕工艺品。"));
        assertThat(stream.next(SECONDS)).isPresent();
        String inbox = "/api/notifications/inbox/" + supplier.id();

        long before = supplier.api().get(inbox + "/unread").get("unread").asLong();
        JsonNode after =
                supplier.api()
                        .post(inbox + "/read", null, Api.JSON.createObjectNode().put("upTo", 100));

        assertThat(before).isEqualTo(1);
        assertThat(after.get("unread").asLong()).isZero();
        assertThat(supplier.api().get(inbox + "?unread=true")).isEmpty();
        assertThat(supplier.api().get(inbox).get(0).get("read").asBoolean()).isTrue();
        stream.close();
    }

    @Test
    void numbers_run_without_gaps_and_pages_follow_each_other() throws Exception {
        JsonNode all = Qiao.demo("hainengtong").get("/api/notifications/inbox/mine?limit=100");
        Api.Answer page =
                Qiao.demo("hainengtong")
                        .send("GET", "/api/notifications/inbox/mine?limit=1", Map.of(), null);

        List<Long> numbers = new ArrayList<>();
        all.forEach(each -> numbers.add(each.get("number").asLong()));
        assertThat(numbers).isNotEmpty().last().isEqualTo(1L);
        assertThat(numbers.getFirst()).isEqualTo(numbers.size());
        assertThat(page.json()).hasSize(1);
        assertThat(page.header("Link"))
                .contains("cursor=" + numbers.size())
                .contains("rel=\"next\"");
    }
}

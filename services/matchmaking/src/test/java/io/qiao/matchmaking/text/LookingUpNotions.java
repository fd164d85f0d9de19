package io.qiao.matchmaking.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LookingUpNotions {
    private static List<String> notions(String text) {
        return Glossary.notions(Folding.fold(text)).stream().map(Analysis.Term::text).toList();
    }

    @Test
    void words_that_mean_the_same_are_one_notion_across_languages_and_scripts() {
        assertThat(notions("企业出海")).contains("=出海");
        assertThat(notions("開拓海外市場")).contains("=出海");
        assertThat(notions("We help firms going overseas.")).contains("=出海");
        assertThat(notions("智慧燈桿")).contains("=智慧杆");
        assertThat(notions("Smart Poles")).contains("=智慧杆");
    }

    @Test
    void a_latin_word_counts_as_a_whole_with_its_plural() {
        assertThat(notions("robots")).contains("=机器人");
        assertThat(notions("robotaxi")).isEmpty();
        assertThat(notions("maintain")).doesNotContain("=人工智能");
        assertThat(notions("AI, lidar")).contains("=人工智能", "=雷达");
    }

    @Test
    void a_notion_is_found_where_its_word_stands() {
        Analysis.Term term = Glossary.notions("需要激光设备").getFirst();

        assertThat(term).isEqualTo(new Analysis.Term("=激光", 2, 4));
    }
}

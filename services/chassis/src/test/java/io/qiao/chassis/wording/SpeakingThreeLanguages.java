package io.qiao.chassis.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.reference.OrganizationKind;
import io.qiao.contracts.reference.ResourceCategory;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakingThreeLanguages {
    private static final List<Wording> ALL = List.of(Wording.ZH_HANS, Wording.ZH_HANT, Wording.EN);

    @Test
    void every_reason_can_be_told_to_either_side_in_each() {
        for (Wording language : ALL) {
            for (Match.Reason.Code code : Match.Reason.Code.values()) {
                String fact =
                        switch (code) {
                            case KINDS -> OrganizationKind.RESEARCH.name();
                            case CATEGORY -> ResourceCategory.SPACE.name();
                            case INDUSTRY -> "C39";
                            case REGION -> "440300";
                            default -> "words";
                        };
                Match.Reason reason = new Match.Reason(code, 0.1, List.of(fact), List.of(fact));
                assertThat(language.reason(reason, true)).doesNotContain("{", "null");
                assertThat(language.reason(reason, false)).doesNotContain("{", "null");
            }
        }
    }

    @Test
    void every_code_has_a_name() {
        for (Wording language : ALL) {
            for (OrganizationKind each : OrganizationKind.values()) {
                assertThat(language.say("KINDS." + each)).isNotBlank();
            }
            for (ResourceCategory each : ResourceCategory.values()) {
                assertThat(language.say("CATEGORY." + each)).isNotBlank();
            }
        }
    }

    @Test
    void places_and_trades_have_names_in_each() {
        Match.Reason near =
                new Match.Reason(
                        Match.Reason.Code.REGION, 0.1, List.of("440100"), List.of("350200"));

        assertThat(Wording.EN.reason(near, true)).isEqualTo("Near places: Guangzhou and Xiamen");
        assertThat(Wording.ZH_HANT.reason(near, true)).contains("廣州市", "廈門市");
        assertThat(Wording.ZH_HANS.reason(near, true)).contains("广州市", "厦门市");
    }

    @Test
    void who_serves_whom_depends_on_where_the_reader_stands() {
        Match.Reason reason =
                new Match.Reason(
                        Match.Reason.Code.SERVES_FIRST, 0.3, List.of("need"), List.of("offer"));

        assertThat(Wording.EN.reason(reason, true)).isEqualTo("They offer what you need: offer");
        assertThat(Wording.EN.reason(reason, false)).isEqualTo("You offer what they need: need");
    }

    @ParameterizedTest
    @CsvSource({
        "zh, zh-Hans",
        "zh-CN, zh-Hans",
        "zh-Hans-HK, zh-Hans",
        "zh-HK, zh-Hant",
        "zh-TW, zh-Hant",
        "zh-Hant, zh-Hant",
        "en-GB, en",
        "pt-PT, en"
    })
    void a_reader_gets_the_nearest(String asked, String told) {
        assertThat(Wording.in(Locale.forLanguageTag(asked)).tag()).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr, zh-Hant                       | zh-Hant",
                "fr;q=0.9, zh-TW;q=0.3             | zh-Hant",
                "en;q=0.2, zh-MO;q=0.8             | zh-Hant",
                "zh;q=0.5, en;q=0.6                | en",
                "zh-SG, en                         | zh-Hans",
                "zh-Hant;q=0, zh-Hans;q=0.1        | zh-Hans",
                "zh-Hant-CN, zh-Hans               | zh-Hant",
                "*, zh                             | zh-Hans",
                "*                                 | en",
                "de, pt-BR                         | en",
                "zh;q=nonsense                     | en",
                ";;;                               | en"
            })
    void the_whole_list_is_weighed(String header, String told) {
        assertThat(Wording.accepted(header).tag()).isEqualTo(told);
    }

    @Test
    void a_list_without_end_is_not_read() {
        assertThat(Wording.accepted("fr, ".repeat(4_000) + "zh")).isEqualTo(Wording.EN);
        assertThat(Wording.accepted(null)).isEqualTo(Wording.EN);
    }
}

package io.qiao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.contracts.reference.Industries;
import io.qiao.contracts.reference.Regions;
import io.qiao.contracts.reference.SocialCreditCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceCodes {
    private static final String EXAMPLE = "91350100M000100Y43";

    @Test
    void the_example_of_the_standard_is_a_social_credit_code() {
        assertThat(SocialCreditCode.isValid(EXAMPLE)).isTrue();
    }

    @Test
    void any_single_changed_character_is_noticed() {
        for (int at = 0; at < EXAMPLE.length(); at++) {
            for (char other : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
                if (other != EXAMPLE.charAt(at)) {
                    String changed = EXAMPLE.substring(0, at) + other + EXAMPLE.substring(at + 1);
                    assertThat(SocialCreditCode.isValid(changed)).as(changed).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "91350100M000100Y4",
                "91350100m000100y43",
                "91350100I000100Y43",
                "９１350100M000100Y43"
            })
    void other_lengths_and_letters_are_no_social_credit_code(String code) {
        assertThat(SocialCreditCode.isValid(code)).isFalse();
    }

    @Test
    void industries_are_sections_and_divisions() {
        assertThat(Industries.isKnown("C")).isTrue();
        assertThat(Industries.name("C39")).isEqualTo("计算机、通信和其他电子设备制造业");
        assertThat(Industries.isKnown("C66")).isFalse();
        assertThat(Industries.isKnown("c39")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"C39,C39,1", "C39,C34,0.5", "C,C34,0.5", "C39,I65,0"})
    void industries_are_near_within_a_section(String one, String other, double proximity) {
        assertThat(Industries.proximity(one, other)).isEqualTo(proximity);
    }

    @ParameterizedTest
    @CsvSource({
        "440300,深圳市",
        "440304,福田区",
        "370214,城阳区",
        "220400,辽源市",
        "810000,香港特别行政区",
        "820000,澳门特别行政区",
        "710000,台湾省",
        "110000,北京市",
        "440106,广州市"
    })
    void places_have_names(String code, String name) {
        assertThat(Regions.isKnown(code)).isTrue();
        assertThat(Regions.name(code)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "44", "449900", "4403000", "44030x", "999999"})
    void other_codes_are_no_places(String code) {
        assertThat(Regions.isKnown(code)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"440304,440305,1", "440300,810000,0.7", "440300,440500,0.5", "440300,220100,0"})
    void places_are_near_within_a_city_the_bay_area_or_a_province(
            String one, String other, double proximity) {
        assertThat(Regions.proximity(one, other)).isEqualTo(proximity);
    }
}

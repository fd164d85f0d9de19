package io.qiao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.contracts.reference.Industries;
import io.qiao.contracts.reference.LocalizedText;
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
        assertThat(Industries.name("C39"))
                .isEqualTo(
                        new LocalizedText(
                                "计算机、通信和其他电子设备制造业",
                                "計算機、通信和其他電子設備製造業",
                                "Manufacture of computers, communication and other electronic"
                                        + " equipment"));
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
        "440300,深圳市,深圳市,Shenzhen",
        "440304,福田区,福田區,Futian District",
        "370214,城阳区,城陽區,Chengyang District",
        "610100,西安市,西安市,'Xi''an'",
        "350200,厦门市,廈門市,Xiamen",
        "810000,香港特别行政区,香港特別行政區,Hong Kong",
        "820000,澳门特别行政区,澳門特別行政區,Macao",
        "650100,乌鲁木齐市,烏魯木齊市,Ürümqi",
        "110000,北京市,北京市,Beijing",
        "440106,广州市,廣州市,Guangzhou"
    })
    void places_have_names(String code, String hans, String hant, String en) {
        assertThat(Regions.isKnown(code)).isTrue();
        assertThat(Regions.name(code)).isEqualTo(new LocalizedText(hans, hant, en));
    }

    @ParameterizedTest
    @CsvSource({"440000,440300,true", "440300,440304,true", "440300,440400,false"})
    void a_place_lies_in_its_city_and_province(String region, String place, boolean within) {
        assertThat(Regions.contains(region, place)).isEqualTo(within);
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

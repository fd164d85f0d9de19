package io.qiao.matchmaking.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldingText {

    @Test
    void brings_traditional_characters_to_simplified_ones_in_their_place() {
        assertThat(Folding.fold("採購激光切割設備")).isEqualTo("采购激光切割设备");
        assertThat(Folding.fold("臺灣後裡發髮")).hasSize(6);
    }

    @Test
    void brings_full_width_and_upper_case_to_half_width_and_lower_case() {
        assertThat(Folding.fold("５Ｇ ＡＩ GPU")).isEqualTo("5g ai gpu");
    }

    @Test
    void never_moves_a_character() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(50, 0x20, 0xFFFF).forEach(each -> text.append((char) each));
            assertThat(Folding.fold(text.toString())).hasSameSizeAs(text.toString());
        }
    }

    @Test
    void is_done_once_for_all() {
        String folded = Folding.fold("聯盟採購５Ｇ設備");

        assertThat(Folding.fold(folded)).isEqualTo(folded);
    }

    @Test
    void drops_reading_aids_but_no_other_brackets() {
        assertThat(Folding.withoutGlosses("聯(lián)合技術(shù)（深圳）")).isEqualTo("聯合技術（深圳）");
        assertThat(Folding.withoutGlosses("雲計算(cloud computing)"))
                .isEqualTo("雲計算(cloud computing)");
    }

    @Test
    void cuts_chinese_into_pairs_and_english_into_stems_beside_their_notions() {
        assertThat(new Analysis(true).terms("激光切割 laser cutters").stream().map(Analysis.Term::text))
                .containsExactly("=激光", "激光", "光切", "=切割", "切割", "=激光", "laser", "=切割", "cutter");
    }
}

package io.qiao.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizingAMailAddress {
    @ParameterizedTest
    @CsvSource({
        "'  Anna@Example.COM ', anna@example.com",
        "anna@b\u00fccher.example, anna@xn--bcher-kva.example",
        "ANNA@BU\u0308CHER.example, anna@xn--bcher-kva.example",
        "jose\u0301@example.com, jos\u00e9@example.com",
        "张三@例子.中国, 张三@xn--fsqu00a.xn--fiqs8s",
        "anna@ＥＸＡＭＰＬＥ。com, anna@example.com",
        "I@example.com, i@example.com",
        "Not An Address, not an address",
        "'A@b c', 'a@b c'",
        "a@-b.example, a@-b.example"
    })
    void gives_one_form_whatever_was_typed(String typed, String form) {
        assertThat(MailAddress.normal(typed)).isEqualTo(form);
        assertThat(MailAddress.normal(form)).as("once more").isEqualTo(form);
    }
}

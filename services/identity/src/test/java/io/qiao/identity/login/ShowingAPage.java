package io.qiao.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/// The pages without a server: every word is there in every language.
class ShowingAPage {
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    ShowingAPage() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/identity");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        engine.setTemplateEngineMessageSource(messages);
        engine.setTemplateResolver(templates);
    }

    private String page(String name, String language, Map<String, Object> model) {
        ServletContext context = new MockServletContext();
        WebContext request =
                new WebContext(
                        JakartaServletWebApplication.buildApplication(context)
                                .buildExchange(
                                        new MockHttpServletRequest(context, "GET", "/identity/x"),
                                        new MockHttpServletResponse()),
                        Locale.forLanguageTag(language),
                        model);
        return engine.process(name, request);
    }

    @ParameterizedTest
    @CsvSource({
        "confirm, en, Choose your password",
        "confirm, zh-Hans, 设置密码",
        "confirm, zh-Hant, 設定密碼",
        "reset, en, Choose a new password",
        "reset, zh-Hans, 设置新密码",
        "reset, zh-Hant, 設定新密碼"
    })
    void a_password_is_chosen_for_the_address_that_the_link_was_sent_to(
            String what, String language, String title) {
        String page =
                page(
                        "choose",
                        language,
                        Map.of("what", what, "token", "t\"1", "mail", "<b>@example.com"));

        assertThat(page)
                .contains("<h1>" + title + "</h1>")
                .contains("<title>" + title)
                .contains("action=\"/identity/" + what + "\"")
                .contains("name=\"token\" value=\"t&quot;1\"")
                .contains("value=\"&lt;b&gt;@example.com\"")
                .contains("name=\"password\"")
                .doesNotContain("??");
    }

    @Test
    void a_sign_up_asks_for_no_password() {
        String page = page("sign-up", "en", Map.of("notice", "2026-11"));

        assertThat(page).contains("name=\"mail\"").contains("name=\"consent\"");
        assertThat(page).doesNotContain("type=\"password\"").doesNotContain("??");
    }
}

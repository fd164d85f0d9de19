package io.qiao.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.gateway.Door;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody at a browser sees of the gateway itself, and what a program gets in its place.
class ShowingAPage {
    /// As Chromium sends it when it goes to an address.
    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    private static HttpResponse<String> get(String path, String accept, String... more)
            throws Exception {
        return get(Door.at(path), accept, more);
    }

    private static HttpResponse<String> get(URI address, String accept, String... more)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", accept);
        if (more.length > 0) {
            request.headers(more);
        }
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|en|Log in",
                "zh-CN,zh;q=0.9,en;q=0.8|zh-Hans|登录",
                "zh-HK|zh-Hant|登入",
                "fr, zh-Hant;q=0.5|zh-Hant|登入",
                "fr|en|Log in"
            })
    void the_start_page_speaks_the_language_of_its_reader(String asked, String spoken, String login)
            throws Exception {
        HttpResponse<String> page = get("/", BROWSER, "Accept-Language", asked);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "content-type")).startsWith("text/html");
        assertThat(header(page, "content-language")).isEqualTo(spoken);
        assertThat(header(page, "vary")).contains("Accept", "Accept-Language", "Cookie");
        assertThat(header(page, "content-security-policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("<html lang=\"" + spoken + "\">")
                .contains("href=\"/login\"", ">" + login + "<", "href=\"/identity/sign-up\"")
                .contains("href=\"/docs\"")
                .doesNotContain("{{");
    }

    @Test
    void a_language_once_chosen_is_kept() throws Exception {
        HttpResponse<String> page = get("/?lang=zh-Hant", BROWSER, "Accept-Language", "en");
        assertThat(page.body()).contains("<html lang=\"zh-Hant\">");
        String cookie =
                page.headers().allValues("set-cookie").stream()
                        .filter(each -> each.startsWith("qiao_language="))
                        .findFirst()
                        .orElseThrow()
                        .split(";", 2)[0];

        HttpResponse<String> next = get("/", BROWSER, "Accept-Language", "en", "Cookie", cookie);

        assertThat(next.body()).contains("<html lang=\"zh-Hant\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%ff", "/identity/%ff", "/docs?x=%00"})
    void an_address_that_cannot_be_read_leads_to_a_page_with_a_way_back(String path)
            throws Exception {
        HttpResponse<String> page = get(path, BROWSER, "Accept-Language", "zh-CN");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(header(page, "content-type")).startsWith("text/html");
        assertThat(header(page, "content-language")).isEqualTo("zh-Hans");
        assertThat(page.body()).contains("href=\"/\"").doesNotContain("{{", "%");

        HttpResponse<String> problem = get(path, "application/json");
        assertThat(problem.statusCode()).isEqualTo(400);
        assertThat(header(problem, "content-type")).startsWith("application/problem+json");
    }

    @Test
    void a_program_gets_links() throws Exception {
        for (String accept : new String[] {"application/json", "*/*"}) {
            HttpResponse<String> links = get("/", accept);

            assertThat(links.statusCode()).isEqualTo(200);
            assertThat(header(links, "content-type")).startsWith("application/json");
            assertThat(header(links, "vary")).contains("Accept");
            assertThat(links.body()).contains("\"login\":\"/login\"", "\"docs\":\"/docs\"");
        }
    }

    @Test
    void a_browser_finds_the_icon_that_it_asks_for_by_itself() throws Exception {
        HttpResponse<String> icon = get("/favicon.ico", "image/avif,image/webp,*/*;q=0.8");

        assertThat(icon.statusCode()).isEqualTo(200);
        assertThat(header(icon, "content-type")).isEqualTo("image/x-icon");
        assertThat(icon.headers().allValues("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/nonsense, 401, 请先登录",
        "/docs/nonsense, 404, 没有这个页面",
        "/identity/login, 503, 暂时无法使用"
    })
    void somebody_who_went_wrong_gets_a_page_with_a_way_back(String path, int status, String title)
            throws Exception {
        HttpResponse<String> page = get(path, BROWSER, "Accept-Language", "zh-CN");

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(header(page, "content-type")).startsWith("text/html");
        assertThat(header(page, "content-language")).isEqualTo("zh-Hans");
        assertThat(page.body())
                .contains("<html lang=\"zh-Hans\">", "<h1>" + title + "</h1>", "class=\"button\"")
                .doesNotContain("urn:qiao", "{{");

        HttpResponse<String> problem = get(path, "application/json");
        assertThat(problem.statusCode()).isEqualTo(status);
        assertThat(header(problem, "content-type")).startsWith("application/problem+json");
    }

    @Test
    void what_a_path_says_is_text_on_a_page_and_nothing_else() throws Exception {
        HttpResponse<String> page = get("/x%22%3E%3Cscript%3E", BROWSER);

        assertThat(page.body()).contains("/login?return=").doesNotContain("<script");
    }

    @Test
    void a_call_of_the_api_gets_a_problem_even_from_a_browser() throws Exception {
        HttpResponse<String> problem = get("/api/membership/alliances", BROWSER);

        assertThat(problem.statusCode()).isEqualTo(401);
        assertThat(header(problem, "content-type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/identity/sign-up?lang=en", "/login?return=/docs"})
    void a_browser_that_came_by_another_name_goes_on_by_the_public_one(String path)
            throws Exception {
        HttpResponse<String> answer =
                get(URI.create("http://localhost:" + Door.PORT + path), BROWSER);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(header(answer, "location")).isEqualTo(Door.at(path).toString());
    }
}

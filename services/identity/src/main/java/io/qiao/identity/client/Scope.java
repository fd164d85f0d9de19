package io.qiao.identity.client;

import io.qiao.chassis.aggregate.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a client may ask a person for.
public enum Scope {
    /// Who logs in: the id of the account.
    OPENID("openid", "sub iss aud exp iat auth_time nonce azp sid"),
    /// What to call the person, and in which language.
    PROFILE("profile", "name locale"),
    EMAIL("email", "email email_verified"),
    /// To act on the platform in the person's name, but for what concerns the account itself.
    QIAO("qiao", "");

    private final String word;
    private final String claims;

    Scope(String word, String claims) {
        this.word = word;
        this.claims = claims;
    }

    /// As it is written in requests.
    public String word() {
        return word;
    }

    public static Stream<Scope> all() {
        return Arrays.stream(values());
    }

    /// All claims that clients can learn.
    public static List<String> claims() {
        return all().flatMap(each -> Stream.of(each.claims.split(" ", 0)))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /// @throws Refused unless each is one, and `openid` among them
    static void require(String field, List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            if (of(words.get(at)) == null) {
                throw Refused.field(
                        "%s[%d]".formatted(field, at),
                        "enum",
                        "must be one of openid, profile, email, qiao");
            }
        }
        if (!words.contains(OPENID.word)) {
            throw Refused.field(field, "openid", "must contain openid");
        }
    }

    /// The scope of that word, if there is one.
    public static @Nullable Scope of(String word) {
        return all().filter(each -> each.word.equals(word)).findFirst().orElse(null);
    }
}

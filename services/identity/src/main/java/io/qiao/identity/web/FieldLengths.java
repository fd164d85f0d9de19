package io.qiao.identity.web;

import java.util.Map;

/// How long the fields may be that pages and clients of the provider send, in code points: no less
/// than what the forms let people type and than what we issue.
final class FieldLengths {
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_NAME = 100;

    /// For what is passed back as it came (`state`, `nonce`), and for what nobody here reads.
    private static final int OTHERWISE = 1000;

    private static final int ADDRESS = 500;
    private static final int ID = 100;
    private static final int PROOF = 128;
    private static final int SECRET = 200;
    private static final int TOKEN = 8192;
    private static final int ID_TOKEN = 4096;

    /// `token` is a link's on pages, and any token at the provider.
    private static final Map<String, Integer> LENGTHS =
            Map.ofEntries(
                    Map.entry("mail", 254),
                    Map.entry("password", 512),
                    Map.entry("name", 100),
                    Map.entry("consent", 40),
                    Map.entry("lang", 35),
                    Map.entry("code", SECRET),
                    Map.entry("token", ID),
                    Map.entry("client_id", ID),
                    Map.entry("client_secret", SECRET),
                    Map.entry("scope", SECRET),
                    Map.entry("grant_type", ID),
                    Map.entry("response_type", ID),
                    Map.entry("redirect_uri", ADDRESS),
                    Map.entry("post_logout_redirect_uri", ADDRESS),
                    Map.entry("code_challenge", PROOF),
                    Map.entry("code_challenge_method", ID),
                    Map.entry("code_verifier", PROOF),
                    Map.entry("refresh_token", TOKEN),
                    Map.entry("id_token_hint", ID_TOKEN));

    private FieldLengths() {}

    /// @param provider whether they are sent to the provider, and not to a page
    static boolean allow(Map<String, String[]> fields, boolean provider) {
        int values = 0;
        for (Map.Entry<String, String[]> field : fields.entrySet()) {
            values += field.getValue().length;
            if (field.getKey().length() > LONGEST_NAME || !allow(field, provider)) {
                return false;
            }
        }
        return values <= MOST_VALUES;
    }

    private static boolean allow(Map.Entry<String, String[]> field, boolean provider) {
        int most =
                provider && field.getKey().equals("token")
                        ? TOKEN
                        : LENGTHS.getOrDefault(field.getKey(), OTHERWISE);
        for (String value : field.getValue()) {
            if (value.codePointCount(0, value.length()) > most) {
                return false;
            }
        }
        return true;
    }
}

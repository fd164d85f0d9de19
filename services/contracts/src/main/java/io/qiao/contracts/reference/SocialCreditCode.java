package io.qiao.contracts.reference;

/// The unified social credit code of organizations in mainland China: 18 characters, the last a
/// check character over the first 17; characters 9 to 17 are the organization code with a check of
/// its own. Sources: GB 32100-2015 and GB 11714-1997.
public final class SocialCreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    };
    private static final int[] ORGANIZATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int LENGTH = 18;
    private static final int ORGANIZATION_CODE = 8;

    private SocialCreditCode() {}

    /// Whether the code has the right length and alphabet and both check characters fit.
    public static boolean isValid(String code) {
        return code.length() == LENGTH
                && code.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0)
                && checkCharacter(code) == code.charAt(LENGTH - 1)
                && organizationCheck(code.substring(ORGANIZATION_CODE)) == code.charAt(LENGTH - 2);
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += ALPHABET.indexOf(code.charAt(at)) * WEIGHTS[at];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static char organizationCheck(String code) {
        int sum = 0;
        for (int at = 0; at < ORGANIZATION_WEIGHTS.length; at++) {
            sum += Character.digit(code.charAt(at), 36) * ORGANIZATION_WEIGHTS[at];
        }
        return "0123456789X0".charAt(11 - sum % 11);
    }
}

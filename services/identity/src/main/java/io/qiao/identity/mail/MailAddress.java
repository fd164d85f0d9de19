package io.qiao.identity.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/// The one form in which a mail address is kept, compared, counted and written to.
public final class MailAddress {
    private MailAddress() {}

    /// Without space around it, in Unicode's form C and lower case, the domain as it stands in the
    /// DNS (RFC 5890): `Anna@Bücher.example` is `anna@xn--bcher-kva.example`. What is no address
    /// stays none.
    public static String normal(String written) {
        String mail = Normalizer.normalize(written.strip(), Normalizer.Form.NFC);
        int at = mail.lastIndexOf('@');
        String lower = mail.toLowerCase(Locale.ROOT);
        if (at < 0) {
            return lower;
        }
        try {
            String domain = IDN.toASCII(mail.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            return mail.substring(0, at).toLowerCase(Locale.ROOT)
                    + "@"
                    + domain.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return lower;
        }
    }
}

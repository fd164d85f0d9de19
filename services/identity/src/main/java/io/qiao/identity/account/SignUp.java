package io.qiao.identity.account;

import io.qiao.chassis.input.Line;
import io.qiao.identity.mail.MailAddress;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// What asks for an account. The password is chosen behind the link that is mailed, so that nobody
/// can set one for an address that is somebody else's.
///
/// @param mail where the confirmation is sent; at most 254 characters
/// @param name what to call the person, 1 to 100 characters
/// @param language of the mails: `zh-Hans`, `zh-Hant` or `en`
/// @param consent the version of the privacy notice that the person agrees to
public record SignUp(
        @NotNull @Email @Line(max = 254) String mail,
        @NotBlank @Line(max = 100) String name,
        @NotNull @Pattern(regexp = Languages.PATTERN, message = Languages.RULE) String language,
        @NotNull @Line(max = 40) String consent) {
    @SuppressWarnings("NullAway") // what was sent is checked after it was read
    public SignUp {
        mail = mail == null ? null : MailAddress.normal(mail);
    }

    @Override
    public String toString() {
        return "SignUp";
    }
}

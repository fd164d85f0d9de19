package io.qiao.identity.account;

import io.qiao.chassis.input.Line;
import io.qiao.chassis.input.Verbatim;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// What opens an account.
///
/// @param mail where the confirmation is sent; at most 254 characters
/// @param name what to call the person, 1 to 100 characters
/// @param password 10 to 128 characters, not one that is guessed first
/// @param language of the mails: `zh-Hans`, `zh-Hant` or `en`
/// @param consent the version of the privacy notice that the person agrees to
public record SignUp(
        @NotNull @Email @Line(max = 254) String mail,
        @NotBlank @Line(max = 100) String name,
        @NotNull @Verbatim String password,
        @NotNull @Pattern(regexp = Languages.PATTERN, message = Languages.RULE) String language,
        @NotNull String consent) {
    @Override
    public String toString() {
        return "SignUp";
    }
}

package io.qiao.identity.account;

import io.qiao.chassis.aggregate.Refused;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The privacy notice that people consent to; its text is in the message files.
///
/// @param version changes when the text does
@ConfigurationProperties("qiao.privacy-notice")
record PrivacyNotice(String version) {
    /// @throws Refused unless it is the version in force
    void require(String agreedTo) {
        if (!version.equals(agreedTo)) {
            throw Refused.field("consent", "current", "must be the version in force, " + version);
        }
    }
}

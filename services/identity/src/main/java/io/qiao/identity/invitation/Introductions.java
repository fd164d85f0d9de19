package io.qiao.identity.invitation;

import io.qiao.chassis.wording.Wording;
import io.qiao.contracts.membership.Role;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Person;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Puts invitations into words.
@Component
final class Introductions {
    private static final int LONGEST = 80;

    /// What a mail program would make a link of: names are chosen by whoever invites, and must not
    /// lead anywhere.
    private static final Pattern LINK =
            Pattern.compile("(?<=[\\p{L}\\p{N}])[.:/](?=[\\p{L}\\p{N}/])");

    private final PlaceNames names;
    private final Directory directory;
    private final MessageSource messages;

    Introductions(PlaceNames names, Directory directory, MessageSource messages) {
        this.names = names;
        this.directory = directory;
        this.messages = messages;
    }

    Introduction of(OpenInvitation invitation, Locale language) {
        return new Introduction(
                directory
                        .byId(invitation.invitedBy())
                        .map(Person::name)
                        .map(Introductions::harmless)
                        .orElseGet(() -> message("invitation.somebody", language)),
                names.of(invitation.place())
                        .map(name -> in(name, language))
                        .map(Introductions::harmless)
                        .orElseGet(() -> message(unnamed(invitation.role()), language)),
                message("role." + invitation.role(), language));
    }

    private static String unnamed(Role role) {
        return role.isSeat() ? "invitation.alliance" : "invitation.organization";
    }

    private String message(String code, Locale language) {
        return messages.getMessage(code, null, language);
    }

    private static String in(LocalizedText name, Locale language) {
        String wanted =
                switch (Wording.in(language).tag()) {
                    case "zh-Hans" -> name.hans();
                    case "zh-Hant" -> name.hant();
                    default -> name.en();
                };
        return Optional.ofNullable(wanted).orElseGet(name::any);
    }

    private static String harmless(String name) {
        String line = LINK.matcher(name.strip().replaceAll("\\s+", " ")).replaceAll("$0 ");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}

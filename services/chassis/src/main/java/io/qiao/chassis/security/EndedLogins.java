package io.qiao.chassis.security;

import java.util.Optional;

/// Which logins identity has ended with an answer. It says so in a header of that answer, and the
/// gateway, where browsers hold sessions of these logins, ends them everywhere before it passes the
/// answer on. The header never goes further than to the gateway.
public sealed interface EndedLogins {
    /// The header on the way from identity to the gateway; there may be several.
    String HEADER = "X-Qiao-Ended-Logins";

    /// What stands in the header.
    String text();

    /// @param login what tokens name as `sid`
    record One(String login) implements EndedLogins {
        @Override
        public String text() {
            return "one " + login;
        }
    }

    /// Every login of an account.
    record All(String account) implements EndedLogins {
        @Override
        public String text() {
            return "all " + account;
        }
    }

    /// Every login of an account but the one that goes on.
    ///
    /// @param login what tokens name as `sid`
    record Others(String account, String login) implements EndedLogins {
        @Override
        public String text() {
            return "others " + account + " " + login;
        }
    }

    /// Empty for what no service of ours says.
    static Optional<EndedLogins> read(String text) {
        String[] words = text.split(" ", -1);
        return Optional.ofNullable(
                switch (words[0] + words.length) {
                    case "one2" -> new One(words[1]);
                    case "all2" -> new All(words[1]);
                    case "others3" -> new Others(words[1], words[2]);
                    default -> null;
                });
    }
}

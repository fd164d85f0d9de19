package io.qiao.e2e;

/// Who calls, as the columns of `permissions.tsv` have them.
enum Person {
    STRANGER,
    OUTSIDER,
    VIEWER,
    REPRESENTATIVE,
    SECRETARIAT,
    ORGANIZER,
    ADMINISTRATOR
}

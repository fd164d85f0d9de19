package io.qiao.identity.token;

import io.qiao.chassis.audit.AuditEntry;
import io.qiao.chassis.security.Caller;
import io.qiao.identity.web.Replies;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/identity/keys`: for the platform's administrator, when a key may have been stolen.
@RestController
class KeyController {
    private final Keys keys;
    private final Replies replies;

    KeyController(Keys keys, Replies replies) {
        this.keys = keys;
        this.replies = replies;
    }

    /// Signs with a new key from now on; tokens signed before stay good until they expire.
    @PostMapping("/api/identity/keys/rotation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rotate(Caller caller, HttpServletRequest request) {
        caller.requirePlatformAdmin();
        keys.rotate();
        replies.note(caller.account(), request, "signing key rotated", AuditEntry.Outcome.DONE);
    }
}

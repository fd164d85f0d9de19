package io.qiao.identity.web;

import io.qiao.chassis.audit.AuditEntry;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.paging.Page;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Standing;
import io.qiao.chassis.web.AuditAccess;
import io.qiao.identity.waiting.Await;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// `/api/identity/audit`: what was done and refused here, newest first. With `alliance`, for its
/// secretariat; without, for the platform's administrator.
@RestController
class IdentityAudit {
    private final AuditTrail trail;
    private final Standing standing;

    IdentityAudit(AuditTrail trail, Standing standing) {
        this.trail = trail;
        this.standing = standing;
    }

    @GetMapping("/api/identity/audit")
    ResponseEntity<List<AuditEntry>> list(
            @RequestParam(required = false) @Nullable String alliance,
            Caller caller,
            PageRequest page) {
        Page<AuditEntry> found =
                Await.one(trail.page(AuditAccess.visible(standing, caller, alliance), page));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (found.next() != null) {
            String next =
                    ServletUriComponentsBuilder.fromCurrentRequest()
                            .scheme(null)
                            .host(null)
                            .port(null)
                            .replaceQueryParam("cursor", found.next())
                            .toUriString();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(found.items());
    }
}

package io.qiao.membership.admission;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Pages;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.membership.Verification;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.reference.OrganizationKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/api/membership/alliances/{alliance}/members`: open to everybody who is logged in.
@RestController
class MemberController {
    private final Aggregates<Membership> memberships;
    private final Aggregates<Organization> organizations;

    MemberController(Aggregates<Membership> memberships, Aggregates<Organization> organizations) {
        this.memberships = memberships;
        this.organizations = organizations;
    }

    @GetMapping("/api/membership/alliances/{alliance}/members")
    Mono<ResponseEntity<List<Member>>> list(
            @PathVariable String alliance, PageRequest page, ServerWebExchange exchange) {
        return memberships
                .page(
                        Filters.and(
                                Filters.eq("keys.alliance", alliance),
                                Filters.eq("keys.status", Membership.Status.ACTIVE.name())),
                        page)
                .zipWhen(found -> organizationsOf(found.items()))
                .map(
                        both ->
                                Pages.of(
                                        exchange,
                                        both.getT1().map(each -> member(each, both.getT2()))));
    }

    private Mono<Map<String, Organization>> organizationsOf(List<Versioned<Membership>> members) {
        List<String> ids = members.stream().map(each -> each.state().organization()).toList();
        return organizations
                .some(Filters.in("_id", ids), PageRequest.MOST)
                .collectMap(Versioned::id, Versioned::state);
    }

    private static Member member(
            Versioned<Membership> membership, Map<String, Organization> found) {
        String organization = membership.state().organization();
        Organization now =
                Objects.requireNonNull(found.get(organization), "an organization vanished");
        OrganizationProfile profile = now.profile();
        return new Member(
                organization,
                profile.name(),
                profile.kind(),
                profile.industry(),
                now.verification(),
                !now.representatives().isEmpty());
    }

    /// A member as the roll shows it.
    ///
    /// @param represented whether anybody acts for it
    record Member(
            String organization,
            LocalizedText name,
            OrganizationKind kind,
            String industry,
            Verification verification,
            boolean represented) {}
}

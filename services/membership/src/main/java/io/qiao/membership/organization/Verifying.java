package io.qiao.membership.organization;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Verifies organizations, of those with the same code at most one at any moment.
///
/// The steps: the organization is read; it joins the claimants of its code; each other claimant is
/// written, so that a verification of it that is under way fails, and loses its own; the
/// organization is written, provided that nobody has written it since it was read. A crash between
/// two steps leaves none or one verified, and the repetition of the request does the rest.
@Component
public class Verifying {
    private static final int MOST_SHOWN = 100;

    private final Aggregates<Organization> organizations;
    private final Claims claims;

    Verifying(Aggregates<Organization> organizations, Claims claims) {
        this.organizations = organizations;
        this.claims = claims;
    }

    /// Nothing happens to one that is verified.
    ///
    /// @param insteadOf the organization with the same code whose verification ends by this
    /// @throws Refused when another one is verified with the same code
    public Mono<Versioned<Organization>> verify(
            Versioned<Organization> found, @Nullable String insteadOf, Cause cause) {
        String code = found.state().profile().code();
        if (code == null || found.state().verification() == Verification.VERIFIED) {
            return organizations.update(found, Organizations.verify(found.state()), cause);
        }
        Attempt attempt = new Attempt(found.id(), code, insteadOf, cause);
        return sharing(found.state())
                .doOnNext(other -> attempt.requireNamed(other.state()))
                .then(claims.add(code, found.id()))
                .flatMapIterable(claimants -> claimants)
                .filter(other -> !other.equals(found.id()))
                .concatMap(other -> overtake(other, attempt))
                .then(
                        Mono.defer(
                                () ->
                                        organizations.update(
                                                found,
                                                Organizations.verify(found.state()),
                                                cause)));
    }

    /// The other organizations that give the same code.
    Flux<Versioned<Organization>> sharing(Organization organization) {
        String code = organization.profile().code();
        return code == null
                ? Flux.empty()
                : organizations
                        .some(Filters.eq("keys.code", code), MOST_SHOWN)
                        .filter(other -> !other.id().equals(organization.id()));
    }

    private Mono<Versioned<Organization>> overtake(String other, Attempt attempt) {
        return organizations
                .find(other)
                .doOnNext(found -> attempt.requireNamed(found.state()))
                .flatMap(found -> overtake(found, attempt))
                .retryWhen(Retry.max(10).filter(Verifying::isStale));
    }

    private Mono<Versioned<Organization>> overtake(Versioned<Organization> other, Attempt attempt) {
        return attempt.isHeldBy(other.state())
                ? organizations.update(
                        other,
                        Organizations.yieldTo(attempt.organization(), other.state()),
                        attempt.cause())
                : organizations.redact(other, other.state());
    }

    private static boolean isStale(Throwable failure) {
        return failure instanceof Refused refused && refused.kind() == Refused.Kind.STALE;
    }

    /// One organization is to be verified with a code.
    private record Attempt(
            String organization, String code, @Nullable String insteadOf, Cause cause) {
        boolean isHeldBy(Organization other) {
            return other.verification() == Verification.VERIFIED
                    && code.equals(other.profile().code());
        }

        /// Nobody's verification ends unless whoever verifies has looked at both.
        void requireNamed(Organization other) {
            if (isHeldBy(other) && !other.id().equals(insteadOf)) {
                throw Refused.conflict(
                        "code.claimed",
                        ("The organization %s (%s) is verified with the same code. Look at both; to"
                                        + " end its verification by this one, name it as insteadOf.")
                                .formatted(other.profile().name().any(), other.id()));
            }
        }
    }
}

package io.qiao.contracts.identity;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to an account.
public sealed interface AccountEvent extends Event {
    /// The account as it is after the event.
    Account account();

    @EventType("io.qiao.identity.account-registered")
    record AccountRegistered(Account account) implements AccountEvent {}

    /// All personal data is gone; every service forgets what the account was entitled to.
    @EventType("io.qiao.identity.account-erased")
    record AccountErased(Account account) implements AccountEvent {}

    @EventType("io.qiao.identity.password-changed")
    record PasswordChanged(Account account) implements AccountEvent {}

    @EventType("io.qiao.identity.mail-address-changed")
    record MailAddressChanged(Account account) implements AccountEvent {}

    @EventType("io.qiao.identity.details-revised")
    record DetailsRevised(Account account) implements AccountEvent {}

    /// Set up, switched on or off.
    @EventType("io.qiao.identity.second-factor-changed")
    record SecondFactorChanged(Account account) implements AccountEvent {}

    @EventType("io.qiao.identity.consent-given")
    record ConsentGiven(Account account) implements AccountEvent {}
}

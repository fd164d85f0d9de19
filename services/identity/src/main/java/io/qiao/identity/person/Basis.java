package io.qiao.identity.person;

import io.qiao.identity.secret.Links;

/// What a mailed link about an account rests on: the address and the password that the account had
/// when the link was made. Another address or another password ends the link in the same write.
///
/// @param credential names the password, see [Person#credential()]
public record Basis(String mail, String credential) {
    public static Basis of(Person person) {
        return new Basis(person.mail(), person.credential());
    }

    public boolean holds(Person now) {
        return equals(of(now));
    }

    /// @throws io.qiao.chassis.aggregate.Refused unless it holds
    void require(Person now) {
        if (!holds(now)) {
            throw Links.used();
        }
    }
}

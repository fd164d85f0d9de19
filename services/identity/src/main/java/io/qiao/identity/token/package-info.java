/// The authorization server: clients, keys, claims, and the logins that hold refresh tokens.
@NullMarked
package io.qiao.identity.token;

import org.jspecify.annotations.NullMarked;

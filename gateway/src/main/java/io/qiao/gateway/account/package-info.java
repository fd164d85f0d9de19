/// Accounts and login, until the identity service takes their place.
@NullMarked
package io.qiao.gateway.account;

import org.jspecify.annotations.NullMarked;

/// The login of browsers: OpenID Connect, tokens kept here, a session in the store.
@NullMarked
package io.qiao.gateway.login;

import org.jspecify.annotations.NullMarked;

/// Accounts, login, tokens. The only service that knows anything personal.
@NullMarked
package io.qiao.identity;

import org.jspecify.annotations.NullMarked;

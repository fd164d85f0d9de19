/// The pages that a browser sees: logging in, signing up, and what a mailed link leads to.
@NullMarked
package io.qiao.identity.login;

import org.jspecify.annotations.NullMarked;

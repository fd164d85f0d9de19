/// What people do with their own accounts: sign up, reset, change, export, erase.
@NullMarked
package io.qiao.identity.account;

import org.jspecify.annotations.NullMarked;

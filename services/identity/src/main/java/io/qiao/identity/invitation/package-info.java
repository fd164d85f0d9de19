/// Invitations to act for an organization or to take a seat in an alliance.
@NullMarked
package io.qiao.identity.invitation;

import org.jspecify.annotations.NullMarked;

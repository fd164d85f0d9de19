/// What identity tells of people: invitations taken up, accounts erased.
@NullMarked
package io.qiao.membership.people;

import org.jspecify.annotations.NullMarked;

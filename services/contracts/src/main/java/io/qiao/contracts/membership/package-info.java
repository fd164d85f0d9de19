/// Facts about alliances, organizations and memberships.
@NullMarked
package io.qiao.contracts.membership;

import org.jspecify.annotations.NullMarked;

/// Organizations: their profiles and those who represent them.
@NullMarked
package io.qiao.membership.organization;

import org.jspecify.annotations.NullMarked;

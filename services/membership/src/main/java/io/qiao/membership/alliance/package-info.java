/// Alliances: founded, listed, looked up.
@NullMarked
package io.qiao.membership.alliance;

import org.jspecify.annotations.NullMarked;

/// How an organization becomes a member: it applies, and the secretariat admits it or returns the
/// application.
@NullMarked
package io.qiao.membership.admission;

import org.jspecify.annotations.NullMarked;

/// Programs: client credentials that act or read for one organization.
@NullMarked
package io.qiao.identity.program;

import org.jspecify.annotations.NullMarked;

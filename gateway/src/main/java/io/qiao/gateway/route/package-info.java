/// Which path leads to which service, and what happens when one is away.
@NullMarked
package io.qiao.gateway.route;

import org.jspecify.annotations.NullMarked;

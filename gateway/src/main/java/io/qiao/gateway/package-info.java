/// The one door: routes, login, limits, circuit breakers.
@NullMarked
package io.qiao.gateway;

import org.jspecify.annotations.NullMarked;

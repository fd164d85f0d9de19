/// Who calls, and what they may act for.
@NullMarked
package io.qiao.chassis.security;

import org.jspecify.annotations.NullMarked;

/// What every service shares, wired together.
@NullMarked
package io.qiao.chassis;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.qiao.events.agreement;

import org.jspecify.annotations.NullMarked;

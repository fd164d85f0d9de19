/// What organizations are told.
@NullMarked
package io.qiao.notifications;

import org.jspecify.annotations.NullMarked;

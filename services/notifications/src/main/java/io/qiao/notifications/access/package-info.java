/// Who may read which inbox.
@NullMarked
package io.qiao.notifications.access;

import org.jspecify.annotations.NullMarked;

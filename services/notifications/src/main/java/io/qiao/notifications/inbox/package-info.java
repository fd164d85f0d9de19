/// The inbox of each organization: kept, counted, marked as read, streamed live.
@NullMarked
package io.qiao.notifications.inbox;

import org.jspecify.annotations.NullMarked;

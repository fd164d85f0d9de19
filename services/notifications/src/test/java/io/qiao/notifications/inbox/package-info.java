@org.jspecify.annotations.NullMarked
package io.qiao.notifications.inbox;

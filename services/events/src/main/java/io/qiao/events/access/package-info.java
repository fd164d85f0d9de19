/// Who may do what in events.
@NullMarked
package io.qiao.events.access;

import org.jspecify.annotations.NullMarked;

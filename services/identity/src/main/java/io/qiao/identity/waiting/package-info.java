/// Where requests wait for the store.
@NullMarked
package io.qiao.identity.waiting;

import org.jspecify.annotations.NullMarked;

/// Work that is kept until it is done: sealed in the store, claimed by one instance at a time.
@NullMarked
package io.qiao.identity.queue;

import org.jspecify.annotations.NullMarked;

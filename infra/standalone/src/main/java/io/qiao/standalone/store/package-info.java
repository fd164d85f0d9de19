/// The embedded document store.
@NullMarked
package io.qiao.standalone.store;

import org.jspecify.annotations.NullMarked;

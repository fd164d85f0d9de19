/// Records as documents of the store.
@NullMarked
package io.qiao.chassis.documents;

import org.jspecify.annotations.NullMarked;

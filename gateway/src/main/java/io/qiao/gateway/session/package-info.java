/// The sessions of browsers: text in the store.
@NullMarked
package io.qiao.gateway.session;

import org.jspecify.annotations.NullMarked;

/// Codes and values that every service reads the same way.
@NullMarked
package io.qiao.contracts.reference;

import org.jspecify.annotations.NullMarked;

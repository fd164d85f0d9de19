@NullMarked
package io.qiao.contracts;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.qiao.identity.client;

import org.jspecify.annotations.NullMarked;

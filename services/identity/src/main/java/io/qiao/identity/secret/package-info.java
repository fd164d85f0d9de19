/// Secrets that are given out: random, kept as hashes, good once or for a while.
@NullMarked
package io.qiao.identity.secret;

import org.jspecify.annotations.NullMarked;

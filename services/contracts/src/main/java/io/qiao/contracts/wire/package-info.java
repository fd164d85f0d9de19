/// How events travel: topics, type names, CloudEvents headers.
@NullMarked
package io.qiao.contracts.wire;

import org.jspecify.annotations.NullMarked;

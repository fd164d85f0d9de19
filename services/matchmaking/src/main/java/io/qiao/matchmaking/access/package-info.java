/// Who may see and do what in matchmaking.
@NullMarked
package io.qiao.matchmaking.access;

import org.jspecify.annotations.NullMarked;

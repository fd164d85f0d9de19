/// Postings (供需): published, revised, closed, expired.
@NullMarked
package io.qiao.matchmaking.posting;

import org.jspecify.annotations.NullMarked;

/// Facts about postings and matches.
@NullMarked
package io.qiao.contracts.matchmaking;

import org.jspecify.annotations.NullMarked;

/// Cooperation agreements: while one is in force, postings of either side are matched with those
/// of the other.
@NullMarked
package io.qiao.events.agreement;

import org.jspecify.annotations.NullMarked;

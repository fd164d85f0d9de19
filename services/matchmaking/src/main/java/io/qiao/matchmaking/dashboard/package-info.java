/// Figures for organizers: what came of postings, from the first match to the signed project.
@NullMarked
package io.qiao.matchmaking.dashboard;

import org.jspecify.annotations.NullMarked;

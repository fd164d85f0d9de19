/// Who fits whom: subjects in an index, candidates by text, a score with its reasons.
@NullMarked
package io.qiao.matchmaking.matching;

import org.jspecify.annotations.NullMarked;

/// What is needed and what is offered, and who fits whom.
@NullMarked
package io.qiao.matchmaking;

import org.jspecify.annotations.NullMarked;

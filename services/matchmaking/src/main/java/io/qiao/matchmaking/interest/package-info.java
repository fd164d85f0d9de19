/// Standing interests: saved searches that every new subject is run against.
@NullMarked
package io.qiao.matchmaking.interest;

import org.jspecify.annotations.NullMarked;

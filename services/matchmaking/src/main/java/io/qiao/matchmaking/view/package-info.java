/// How a match is shown: its state without what only the platform may know.
@NullMarked
package io.qiao.matchmaking.view;

import org.jspecify.annotations.NullMarked;

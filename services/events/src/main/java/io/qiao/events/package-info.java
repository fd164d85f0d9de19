/// What organizers hold, and the projects that were signed.
@NullMarked
package io.qiao.events;

import org.jspecify.annotations.NullMarked;

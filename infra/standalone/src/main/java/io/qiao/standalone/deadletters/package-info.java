/// The operator's view of what a service could not handle: list it, give it again.
@NullMarked
package io.qiao.standalone.deadletters;

import org.jspecify.annotations.NullMarked;

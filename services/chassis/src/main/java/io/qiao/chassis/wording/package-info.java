/// What is told to people, in their language, from message files.
@NullMarked
package io.qiao.chassis.wording;

import org.jspecify.annotations.NullMarked;

/// Who did what to what, when and from where: kept, never changed, read by those who look after
/// it.
@NullMarked
package io.qiao.chassis.audit;

import org.jspecify.annotations.NullMarked;

/// Who may do what in membership.
@NullMarked
package io.qiao.membership.access;

import org.jspecify.annotations.NullMarked;

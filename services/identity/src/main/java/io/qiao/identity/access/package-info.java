/// Who may do what in identity.
@NullMarked
package io.qiao.identity.access;

import org.jspecify.annotations.NullMarked;

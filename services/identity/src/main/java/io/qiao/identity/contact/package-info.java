/// Contact details, revealed to the other side of an accepted match.
@NullMarked
package io.qiao.identity.contact;

import org.jspecify.annotations.NullMarked;

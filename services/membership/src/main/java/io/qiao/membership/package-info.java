/// Who belongs to what: alliances, organizations, and the ties between them.
@NullMarked
package io.qiao.membership;

import org.jspecify.annotations.NullMarked;

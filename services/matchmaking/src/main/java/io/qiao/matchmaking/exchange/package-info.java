/// Who may see what is not public: by membership and by cooperation agreement.
@NullMarked
package io.qiao.matchmaking.exchange;

import org.jspecify.annotations.NullMarked;

/// People as identity knows them: how they are kept, and what they may change.
@NullMarked
package io.qiao.identity.person;

import org.jspecify.annotations.NullMarked;

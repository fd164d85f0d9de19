/// How strictly what clients send is read, the same on both web stacks: text, dates, numbers,
/// choices, the target of a request and its query.
@NullMarked
package io.qiao.chassis.input;

import org.jspecify.annotations.NullMarked;

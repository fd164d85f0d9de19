/// The platform as its users meet it: one standalone platform, driven through its gateway only.
@NullMarked
package io.qiao.e2e;

import org.jspecify.annotations.NullMarked;

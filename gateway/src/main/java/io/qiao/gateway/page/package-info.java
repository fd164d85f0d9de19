/// What the gateway itself shows to somebody at a browser: the start page, and pages in place of
/// problem documents.
@NullMarked
package io.qiao.gateway.page;

import org.jspecify.annotations.NullMarked;

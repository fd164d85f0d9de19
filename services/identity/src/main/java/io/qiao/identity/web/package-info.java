/// How requests are read and answered here, in a servlet.
@NullMarked
package io.qiao.identity.web;

import org.jspecify.annotations.NullMarked;

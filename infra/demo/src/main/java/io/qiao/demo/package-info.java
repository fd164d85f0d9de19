/// A client of the public API, and the demonstration data that is loaded through it.
@NullMarked
package io.qiao.demo;

import org.jspecify.annotations.NullMarked;

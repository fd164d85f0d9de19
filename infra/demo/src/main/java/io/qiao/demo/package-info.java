/// The demonstration data, and how it is loaded through the public API.
@NullMarked
package io.qiao.demo;

import org.jspecify.annotations.NullMarked;

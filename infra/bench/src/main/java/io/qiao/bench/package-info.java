/// Benchmarks of the whole platform; each prints a table and fails when a bound is missed.
@NullMarked
package io.qiao.bench;

import org.jspecify.annotations.NullMarked;

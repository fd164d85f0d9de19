/// The launcher behind `infra/up`: starts the platform as child processes, watches over them,
/// stops them in order.
@NullMarked
package io.qiao.standalone;

import org.jspecify.annotations.NullMarked;

/// Signed projects: parties, amount, place and industry.
@NullMarked
package io.qiao.events.project;

import org.jspecify.annotations.NullMarked;

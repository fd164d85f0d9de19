/// Facts about gatherings and signed projects.
@NullMarked
package io.qiao.contracts.events;

import org.jspecify.annotations.NullMarked;

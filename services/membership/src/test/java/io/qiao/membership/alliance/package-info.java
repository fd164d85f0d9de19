@org.jspecify.annotations.NullMarked
package io.qiao.membership.alliance;

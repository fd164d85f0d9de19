@org.jspecify.annotations.NullMarked
package io.qiao.gateway.session;

@org.jspecify.annotations.NullMarked
package io.qiao.gateway.login;
